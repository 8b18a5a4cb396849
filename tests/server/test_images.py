"""Pictures over HTTP: kept as pixels without what came with them, and nothing that is none or too much."""

from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image

from tests.server.calling import TestClient

ADD = "/api/journeys/buy/images"


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 20), mode: str = "RGB", **more: object) -> bytes:
    out = io.BytesIO()
    colour = (200, 30, 30, 120)[: len(mode)] if mode != "P" else 3
    Image.new(mode, size, colour).save(out, kind, **more)
    return out.getvalue()


def shown(client: TestClient, name: str) -> Image.Image:
    answer = client.get(f"/api/images/{name}")
    assert answer.status_code == 200
    assert answer.headers["x-content-type-options"] == "nosniff"
    found = Image.open(io.BytesIO(answer.content))
    assert answer.headers["content-type"] == {"PNG": "image/png", "JPEG": "image/jpeg"}[str(found.format)]
    return found


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_pictures_of_each_kind_are_kept_and_given_back(client: TestClient, kind: str) -> None:
    answer = client.post(ADD, content=picture(kind))
    assert (answer.status_code, answer.json()["width"], answer.json()["height"]) == (201, 40, 20)
    assert shown(client, answer.json()["image"]).size == (40, 20)


def test_the_same_picture_has_the_same_name(client: TestClient) -> None:
    names = {client.post(ADD, content=picture()).json()["image"] for _ in range(2)}
    assert len(names) == 1


def test_what_came_with_a_picture_stays_behind_and_it_stands_upright(client: TestClient) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Secret Camera"
    exif[0x0112] = 6  # lies on its side
    content = picture("JPEG", exif=exif.tobytes(), comment=b"secret words")
    found = shown(client, client.post(ADD, content=content).json()["image"])
    assert found.size == (20, 40)
    assert not found.getexif()
    raw = client.get(f"/api/images/{client.post(ADD, content=content).json()['image']}").content
    assert b"Secret" not in raw
    assert b"secret" not in raw


def test_what_shines_through_still_does(client: TestClient) -> None:
    assert shown(client, client.post(ADD, content=picture(mode="RGBA")).json()["image"]).mode == "RGBA"


def test_of_moving_pictures_the_first_frame_is_kept(client: TestClient) -> None:
    out = io.BytesIO()
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    found = shown(client, client.post(ADD, content=out.getvalue()).json()["image"])
    assert found.convert("RGB").getpixel((4, 4))[0] > 200  # type: ignore[index]


def test_large_pictures_are_made_as_small_as_they_are_shown(client: TestClient) -> None:
    assert client.post(ADD, content=picture(size=(4000, 100))).json()["width"] == 2000


def bomb() -> bytes:
    """A PNG of a few bytes that says it is 30,000 by 30,000."""
    head = (30_000).to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "bad_image"),
        (b"", "bad_image"),
        (picture()[:40], "bad_image"),
        (picture("BMP"), "bad_image"),
        (bomb(), "image_too_large"),
        (b"\x00" * ((12 << 20) + 1), "image_too_large"),
    ],
    ids=["svg", "nothing", "cut off", "another kind", "bomb", "too many bytes"],
)
def test_what_is_no_picture_or_too_much_is_refused(client: TestClient, content: bytes, code: str) -> None:
    answer = client.post(ADD, content=content)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


@pytest.mark.parametrize("name", ["0" * 64, "..%2f..%2fsojourn.db", "sojourn.db", "A" * 64])
def test_names_that_are_none_are_not_found(client: TestClient, name: str) -> None:
    assert client.get(f"/api/images/{name}").status_code == 404


def test_a_card_shows_a_picture_only_with_words_for_it(client: TestClient) -> None:
    image = client.post(ADD, content=picture()).json()["image"]
    card = {"id": "c", "lane": "feel", "span": {"from_step": "visit", "to_step": "visit"}, "image": image}

    def add(**more: str) -> dict[str, object]:
        operation = {"kind": "insert", "part": "cards", "value": {**card, **more}}
        change = {"id": f"e{len(more)}", "base": 1, "operations": [operation]}
        return client.post("/api/journeys/buy/changes", json={"client": "a", "changes": [change]}).json()["outcomes"][0]

    refused = add()
    assert isinstance(refused["error"], dict)
    assert refused["error"]["code"] == "invalid_edit"
    assert add(alt="A red wall")["error"] is None
