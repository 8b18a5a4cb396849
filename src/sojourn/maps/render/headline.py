"""Which figures of a journey stand in its title, and what is said about its direction."""

from __future__ import annotations

from dataclasses import dataclass

from sojourn.maps.measured import Estimate
from sojourn.maps.render.lanes.metrics import metric_interval, metric_text
from sojourn.maps.render.rich import plain
from sojourn.maps.render.scene import Scene

_MOST = 6


@dataclass(frozen=True)
class KeyFigure:
    """Name, number, its interval, and one line of context."""

    name: str
    value: str
    interval: str = ""
    sub: str = ""


@dataclass(frozen=True)
class Trend:
    """`direction` -1 falling, +1 rising, 0 neither."""

    word: str
    text: str
    direction: int


def key_figures(scene: Scene) -> list[KeyFigure]:
    """Instances, feeling, completion, the document's metrics, the weakest step; only those that have a value."""
    if scene.measurement is None:
        return []
    found = [_instances(scene), _feeling(scene), _completion(scene), *_metrics(scene), _weakest(scene)]
    return [figure for figure in found if figure is not None][: _MOST + 1]


def _instances(scene: Scene) -> KeyFigure | None:
    if scene.measurement is None:
        return None
    totals, figures, words = scene.measurement.totals, scene.figures, scene.words
    sub = ""
    if totals.everyone:
        share = figures.percent(totals.instances / totals.everyone, 1)
        sub = words("share_of", share=share, n=figures.number(totals.everyone))
    elif totals.open:
        sub = words("open_count", n=figures.number(totals.open))
    unit = plain(scene.journey.scope.unit)
    return KeyFigure(unit[:1].upper() + unit[1:] or words("instances"), figures.number(totals.instances), "", sub)


def _feeling(scene: Scene) -> KeyFigure | None:
    if scene.measurement is None or scene.measurement.totals.feeling.value is None:
        return None
    figures = scene.figures
    value = scene.measurement.totals.feeling
    other = scene.comparison.other.totals.feeling.value if scene.comparison else None
    sub = "" if other is None else f"{scene.compare_label} {figures.number(other, 2, sign=True)}"
    return KeyFigure(
        scene.words("feeling"), figures.number(value.value or 0.0, 2, sign=True), _interval(scene, value), sub
    )


def _interval(scene: Scene, value: Estimate) -> str:
    if value.low is None or value.high is None:
        return ""
    figures = scene.figures
    return figures.interval(figures.number(value.low, 2, sign=True), figures.number(value.high, 2, sign=True))


def _completion(scene: Scene) -> KeyFigure | None:
    share = scene.measurement.totals.completion if scene.measurement else None
    if share is None or share.share is None:
        return None
    figures = scene.figures
    interval = ""
    if share.low is not None and share.high is not None:
        interval = figures.interval(figures.number(share.low * 100, 1), figures.number(share.high * 100, 1))
    other = scene.comparison.other.totals.completion.share if scene.comparison else None
    sub = "" if other is None else f"{scene.compare_label} {figures.percent(other, 1)}"
    if not sub and share.k is not None and share.n is not None:
        sub = scene.words("k_of_n", k=figures.number(share.k), n=figures.number(share.n))
    return KeyFigure(scene.words("completion"), figures.percent(share.share, 1), interval, sub)


def _metrics(scene: Scene) -> list[KeyFigure]:
    """Metrics of the journey that are one number, in the document's order; mixes and times have lanes."""
    if scene.measurement is None:
        return []
    others = {item.id: item for item in scene.comparison.other.totals.metrics} if scene.comparison else {}
    found: list[KeyFigure] = []
    for value in scene.measurement.totals.metrics:
        text = metric_text(scene, value)
        if value.mix or text == "–" or value.type in ("mix", "duration"):
            continue
        other = others.get(value.id)
        sub = f"{scene.compare_label} {metric_text(scene, other)}" if other and metric_text(scene, other) != "–" else ""
        found.append(KeyFigure(plain(value.name), text, metric_interval(scene, value), sub))
    return found[:3]


def _weakest(scene: Scene) -> KeyFigure | None:
    if scene.measurement is None:
        return None
    titles = {step.id: plain(step.title) for step in scene.steps}
    named: list[tuple[str, str]] = []
    for step_id in scene.measurement.totals.weakest[:3]:
        step = scene.measurement.step(step_id)
        value = step.feeling.valence.value if step else None
        if value is not None:
            named.append((titles.get(step_id, step_id), scene.figures.number(value, 2, sign=True)))
    if not named:
        return None
    rest = ", ".join(f"{title} {value}" for title, value in named[1:])
    return KeyFigure(scene.words("weakest"), named[0][0], named[0][1], rest)


def trend(scene: Scene) -> Trend | None:
    """How many measured steps changed clearly; nothing where nothing is compared."""
    known = [item.valence for item in scene.differences if item and item.valence.diff is not None]
    if not known:
        return None
    clear = [item for item in known if item.verdict == "clear"]
    worse = sum(item.direction == "worse" for item in clear)
    better = sum(item.direction == "better" for item in clear)
    key, direction = (
        ("steady", 0) if not clear else ("falling", -1) if not better else ("rising", 1) if not worse else ("mixed", 0)
    )
    text = scene.words("trend", n=len(known), worse=worse, better=better, label=plain(scene.compare_label))
    return Trend(scene.words(key), text, direction)
