"""Which typefaces are asked for, and whether this machine has the letters a picture needs.

The rasteriser brings Liberation Sans with it, so Latin, Greek and Cyrillic are always drawn. A family name that is not
installed is skipped only when a later one exists: each stack therefore ends in the generic face.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from xml.sax.saxutils import escape

from sojourn.maps.render.marks import Group, Mark, Text
from sojourn.maps.render.measure import Script, script

_LATIN = "Inter,'Liberation Sans',Arial,Helvetica,sans-serif"
_SANS = {
    "sc": "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',"
    "'WenQuanYi Micro Hei','WenQuanYi Zen Hei','Droid Sans Fallback',sans-serif",
    "tc": "'Noto Sans CJK TC','Noto Sans TC','Source Han Sans TC','PingFang TC','Microsoft JhengHei',"
    "'WenQuanYi Micro Hei','WenQuanYi Zen Hei','Droid Sans Fallback',sans-serif",
    "jp": "'Noto Sans CJK JP','Noto Sans JP','Source Han Sans','Hiragino Sans','Yu Gothic',sans-serif",
    "kr": "'Noto Sans CJK KR','Noto Sans KR','Apple SD Gothic Neo','Malgun Gothic',sans-serif",
}
_OTHER = "Inter,'DejaVu Sans','Noto Sans','Liberation Sans',sans-serif"
_UNASSIGNED = "\U0010fffd"


def faces(lang: str) -> dict[str, str]:
    """Class names and their font stacks; the language of the picture does not change the set."""
    del lang
    return {"l": _LATIN, "o": _OTHER, **_SANS}


def face(kind: Script, lang: str) -> str:
    """The class of a run: Han letters look different in each language that uses them."""
    if kind != "cjk":
        return "l" if kind == "latin" else "o"
    tag = lang.lower()
    if tag.startswith("ja"):
        return "jp"
    if tag.startswith("ko"):
        return "kr"
    return "tc" if tag.startswith("zh") and any(part in tag for part in ("hant", "tw", "hk")) else "sc"


def rare_characters(marks: Iterable[Mark]) -> set[str]:
    """Characters drawn by no bundled face."""
    found: set[str] = set()
    for mark in marks:
        if isinstance(mark, Group):
            found |= rare_characters(mark.marks)
        elif isinstance(mark, Text):
            found.update(
                char for span in mark.spans for char in span.text if script(char) != "latin" and not char.isspace()
            )
    return found


def missing(characters: Iterable[str]) -> list[str]:
    """Those characters for which no installed face has a shape, in order of code points."""
    return sorted(char for char in characters if _drawn(char) == _drawn(_UNASSIGNED, script(char)))


@lru_cache(maxsize=20_000)
def _drawn(char: str, kind: Script | None = None) -> bytes:
    """A character as a small picture; one without a shape looks like any other without."""
    import vl_convert

    stack = escape(faces("")[face(kind or script(char), "en")])
    body = f'<text x="4" y="20" font-size="16" style="font-family:{stack}">{escape(char)}</text>'
    return vl_convert.svg_to_png(f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="28">{body}</svg>')
