"""Small marks with a meaning: triangles, the diamond, the moon of evidence, progress of work, icons."""

from __future__ import annotations

from sojourn.maps.render.canvas import Canvas, number
from sojourn.maps.render.icons import ALIASES, ICONS
from sojourn.maps.render.marks import Circle, Icon, Path

Place = tuple[float, float]
KIND_COLOURS = {"pain": "neg", "delight": "pos", "moment": "moment"}


def triangle(canvas: Canvas, at: Place, colour: str, *, down: bool, size: float = 9) -> None:
    """A filled triangle in a square of `size` with its top left at `at`; down is worse, up is better."""
    x, y = at
    unit = size / 10
    shape = "M1 2.5h8L5 9z" if down else "M1 8h8L5 1.5z"
    canvas.marks.append(Path(_scaled(shape, x, y, unit), fill=colour))


def diamond(canvas: Canvas, at: Place, size: float = 10, colour: str = "moment-mark") -> None:
    """The moment of truth."""
    half = size / 2
    x, y = number(at[0] + half), number(at[1])
    canvas.path(
        f"M{x} {y}l{number(half)} {number(half)}l{number(-half)} {number(half)}l{number(-half)} {number(-half)}z",
        fill=colour,
    )


def kind_mark(canvas: Canvas, at: Place, kind: str) -> None:
    """The shape of an insight's kind; a small ring for kinds without a shape of their own."""
    if kind == "pain":
        triangle(canvas, at, "neg-mark", down=True)
    elif kind == "delight":
        triangle(canvas, at, "pos-mark", down=False)
    elif kind == "moment":
        diamond(canvas, at, 9)
    else:
        canvas.circle(Circle(at[0] + 4.5, at[1] + 4.5, 3, stroke="ink-3", width=1.3))


def moon(canvas: Canvas, at: Place, level: str) -> None:
    """Evidence: dashed ring assumption, half partial, full validated. Twelve units wide."""
    x, y = at[0] + 6, at[1] + 6
    dash = "2 1.6" if level == "assumption" else ""
    fill = "ink-2" if level == "validated" else "none"
    canvas.circle(Circle(x, y, 4.6, fill, "ink-2", 1.3, dash))
    if level == "partial":
        canvas.path(f"M{number(x)} {number(y - 4.6)}a4.6 4.6 0 0 1 0 9.2z", fill="ink-2")


def progress(canvas: Canvas, at: Place, status: str) -> None:
    """State of an action: dashed ring proposed, ring planned, half in progress, tick done, crossed dropped."""
    x, y = at[0] + 6, at[1] + 6
    if status == "done":
        canvas.circle(Circle(x, y, 5.3, "ink-2"))
        canvas.path(f"M{number(x - 2.4)} {number(y + 0.2)}l1.7 1.6l3.1 -3.4", stroke="surface", width=1.4)
        return
    canvas.circle(Circle(x, y, 4.7, stroke="ink-2", width=1.4, dash="2 1.7" if status == "proposed" else ""))
    if status == "in_progress":
        canvas.path(f"M{number(x)} {number(y - 3.4)}a3.4 3.4 0 0 1 0 6.8z", fill="ink-2")
    elif status == "dropped":
        canvas.path(f"M{number(x - 3)} {number(y + 3)}l6 -6", stroke="ink-2", width=1.4)


def icon_name(*candidates: str) -> str:
    """The first icon that one of the names means, or an empty string."""
    for candidate in candidates:
        whole = candidate.strip().lower().removeprefix("i-")
        for name in (whole, whole.replace("-", ""), *whole.replace("-", "").split()):
            known = ALIASES.get(name, name)
            if known in ICONS:
                return known
    return ""


def icon(canvas: Canvas, at: Place, name: str, size: float = 13, colour: str = "ink-3") -> None:
    """An outline icon with its top left at `at`; nothing for an unknown name."""
    if name in ICONS:
        canvas.marks.append(Icon(name, at[0], at[1], size, colour))


def _scaled(shape: str, x: float, y: float, unit: float) -> str:
    """The two triangles, moved and scaled; both are M x y h dx L x y z."""
    start, rest = shape[1:].split("h")
    along, tip = rest.rstrip("z").split("L")
    sx, sy = (float(part) * unit for part in start.split())
    tx, ty = (float(part) * unit for part in tip.split())
    return f"M{number(x + sx)} {number(y + sy)}h{number(float(along) * unit)}L{number(x + tx)} {number(y + ty)}z"
