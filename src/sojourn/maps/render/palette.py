"""Colours by name for both themes: the values of the design tokens, so that pictures and screens agree."""

from __future__ import annotations

from sojourn.maps.render.options import Theme

LIGHT: dict[str, str] = {
    "bg": "#f6f5f2",
    "surface": "#ffffff",
    "sunken": "#f2f1ed",
    "line": "#e7e5df",
    "line-strong": "#d2cfc7",
    "line-meaning": "#8b8d92",
    "ink-1": "#191a1e",
    "ink-2": "#45474e",
    "ink-3": "#666870",
    "ink-deco": "#a9abb1",
    "on-ink": "#ffffff",
    "v-n4": "#7d3208",
    "v-n3": "#a8490f",
    "v-n2": "#cf7429",
    "v-n1": "#ecb98a",
    "v-0": "#d9d7d1",
    "v-p1": "#a3d3d2",
    "v-p2": "#4ea2a6",
    "v-p3": "#1a7882",
    "v-p4": "#08505a",
    "neg-text": "#953f0b",
    "neg-mark": "#b85413",
    "neg-soft": "#fbf0e6",
    "neg-line": "#e7c19d",
    "pos-text": "#0c626b",
    "pos-mark": "#1a7882",
    "pos-soft": "#e8f4f3",
    "pos-line": "#a3d3d2",
    "moment-text": "#4a3a86",
    "moment-mark": "#5b4a9e",
    "moment-soft": "#f2effa",
    "moment-line": "#cdc4ea",
    "bar": "#5d6b7e",
    "bar-soft": "#c6cdd6",
    "track": "#eceae5",
    "observed": "#191a1e",
    "ribbon": "#1a788233",
    "assumed": "#6b6d74",
    "before": "#77797f",
    "hatch": "#dcd9d2",
    "grid": "#ededea",
    "zero": "#b3b1aa",
    "ok-text": "#2c5f34",
    "ok-soft": "#eaf3ea",
}

DARK: dict[str, str] = {
    "bg": "#121315",
    "surface": "#1a1b1e",
    "sunken": "#151618",
    "line": "#2c2d32",
    "line-strong": "#404248",
    "line-meaning": "#7b7d85",
    "ink-1": "#ececee",
    "ink-2": "#bfc0c6",
    "ink-3": "#9698a0",
    "ink-deco": "#5d5f67",
    "on-ink": "#17181b",
    "v-n4": "#ffc08c",
    "v-n3": "#f29a55",
    "v-n2": "#d1752f",
    "v-n1": "#8a5328",
    "v-0": "#4b4c51",
    "v-p1": "#2c6468",
    "v-p2": "#3f9199",
    "v-p3": "#6cc0c5",
    "v-p4": "#aee6e6",
    "neg-text": "#f3a86c",
    "neg-mark": "#e08a45",
    "neg-soft": "#2e2219",
    "neg-line": "#6b4526",
    "pos-text": "#7dcbcf",
    "pos-mark": "#58b2b8",
    "pos-soft": "#17292b",
    "pos-line": "#2c6468",
    "moment-text": "#c4b8f2",
    "moment-mark": "#a697e4",
    "moment-soft": "#262238",
    "moment-line": "#544a80",
    "bar": "#8f9db1",
    "bar-soft": "#454c57",
    "track": "#2a2b30",
    "observed": "#f1f1f3",
    "ribbon": "#6cc0c542",
    "assumed": "#a3a5ac",
    "before": "#9698a0",
    "hatch": "#34363b",
    "grid": "#26272b",
    "zero": "#585a61",
    "ok-text": "#93cc9c",
    "ok-soft": "#1b2a1e",
}

NONE = "none"
_RAMP = ("v-n4", "v-n3", "v-n2", "v-n1", "v-0", "v-p1", "v-p2", "v-p3", "v-p4")
SLATES = ("slate-1", "slate-2", "slate-3", "slate-4", "slate-5", "slate-6", "slate-7")


def valence_colour(value: float) -> str:
    """The name of the ramp's colour for a valence; the scale is fixed at -2..+2 and never stretched."""
    return _RAMP[round((max(-2.0, min(2.0, value)) + 2) * 2)]


def _mixed(first: str, second: str, weight: float) -> str:
    """`weight` of the second colour in the first, channel by channel."""
    pairs = [(int(first[i : i + 2], 16), int(second[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * weight):02x}" for a, b in pairs)


def palette(theme: Theme) -> dict[str, str]:
    """All colours of a theme, with seven shades of slate for named categories."""
    colours = dict(DARK if theme == "dark" else LIGHT)
    for index, name in enumerate(SLATES):
        colours[name] = _mixed(colours["bar"], colours["track"], index * 0.135)
    return colours
