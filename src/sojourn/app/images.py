"""Pictures on cards: taken from outside as pixels only, kept in the workspace by what they show."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sojourn.kernel.errors import InvalidInput, NotFound
from sojourn.store.workspace_files import write_whole

if TYPE_CHECKING:
    from PIL.Image import Image

    from sojourn.app.workspace import Workspace

LARGEST_BYTES = 12 << 20
MOST_PIXELS = 40_000_000
"""Decoded, four bytes a pixel: what one picture may take of memory."""
LONGEST_SIDE = 2_000
FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
TYPES = {"png": "image/png", "jpg": "image/jpeg"}
_NAME = re.compile(r"[0-9a-f]{64}", re.ASCII)
_QUALITY = 88


@dataclass(frozen=True)
class Kept:
    """A picture of the workspace: `image` is the hash of its file, by which cards name it."""

    image: str
    width: int
    height: int


def keep_image(workspace: Workspace, content: bytes) -> Kept:
    """Keep a picture: its first frame as pixels, no larger than is shown, without anything that came with it.

    Raises InvalidInput for what is no picture of a known kind, and for one that is too large.
    """
    if len(content) > LARGEST_BYTES:
        raise image_too_large()
    picture = _pixels(content)
    kind, written = _written(picture)
    name = hashlib.sha256(written).hexdigest()
    path = workspace.files.images / f"{name}.{kind}"
    if not path.exists():
        write_whole(path, written)
    return Kept(name, picture.width, picture.height)


def image_file(workspace: Workspace, name: str) -> tuple[Path, str]:
    """Where a picture lies, and its media type. Raises NotFound."""
    if _NAME.fullmatch(name):
        for kind, media in TYPES.items():
            path = workspace.files.images / f"{name}.{kind}"
            if path.is_file():
                return path, media
    raise NotFound("no_such_image", "There is no such picture in this workspace.", "Add it to the card again.")


def image_too_large() -> InvalidInput:
    """What is said of a picture that is too large to be taken."""
    return InvalidInput(
        "image_too_large",
        f"The picture is larger than {LARGEST_BYTES >> 20} MB or {MOST_PIXELS // 1_000_000} million pixels.",
        "Save a smaller one and add that.",
        megabytes=LARGEST_BYTES >> 20,
        megapixels=MOST_PIXELS // 1_000_000,
    )


def _pixels(content: bytes) -> Image:
    """The first frame, upright. Its size is looked at before it is decoded: a small file may hold a huge picture."""
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise image_too_large()
                upright = ImageOps.exif_transpose(opened)
                seen = "transparency" in upright.info or upright.mode in ("RGBA", "LA", "PA", "RGBa", "La")
                found = upright.convert("RGBA" if seen else "RGB")
    except Image.DecompressionBombError as error:
        raise image_too_large() from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise InvalidInput(
            "bad_image",
            "The file is not a picture that can be read.",
            "Send a PNG, JPEG, WebP or GIF. Drawings such as SVG are not taken: save them as PNG.",
        ) from error
    found.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # Only the pixels go on: colour profiles, places and names of cameras stay behind.
    return Image.frombytes(found.mode, found.size, found.tobytes())


def _written(picture: Image) -> tuple[str, bytes]:
    """PNG where it is smaller or something shines through, else JPEG."""
    png, jpeg = io.BytesIO(), io.BytesIO()
    picture.save(png, "PNG", optimize=True)
    if picture.mode == "RGBA":
        return "png", png.getvalue()
    picture.save(jpeg, "JPEG", quality=_QUALITY)
    small = png if len(png.getvalue()) <= len(jpeg.getvalue()) else jpeg
    return ("png" if small is png else "jpg"), small.getvalue()
