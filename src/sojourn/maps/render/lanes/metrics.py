"""Chooses how a lane of type `metrics` is drawn, and draws metrics of the whole journey as one line."""

from __future__ import annotations

from sojourn.maps.journey import Lane
from sojourn.maps.measured import MetricValue
from sojourn.maps.render.absent import quiet, reason
from sojourn.maps.render.canvas import Canvas, number, paragraph
from sojourn.maps.render.glyphs import icon
from sojourn.maps.render.lanes import differences, shares, times
from sojourn.maps.render.lanes.cells import Absent, Cell, Figure, cells_lane, limit_text, span_note
from sojourn.maps.render.lanes.touchpoints import mix_piece
from sojourn.maps.render.marks import Box
from sojourn.maps.render.rail import SMALL
from sojourn.maps.render.rich import Span, plain
from sojourn.maps.render.scene import Drawn, Entry, Scene
from sojourn.maps.render.scene import Span as Columns


def metrics_lane(scene: Scene, lane: Lane, minimum: float) -> Drawn:
    """A lane of measures; on a map without data it says so."""
    if lane.measure == "metric":
        return _metric_lane(scene, lane, minimum)
    if scene.measurement is None:
        return _unmeasured(scene, lane, minimum)
    drawn = cells_lane(scene, lane, _cells(scene, lane), minimum)
    if lane.measure in ("time_to_next", "time_to_reach") and not lane.note:
        drawn.rail_note = scene.words("log_scale")
    return drawn


def _unmeasured(scene: Scene, lane: Lane, minimum: float) -> Drawn:
    """One quiet line: a map without data needs no band of hatches in every lane."""
    limit = limit_text(scene, lane)
    if limit:
        return span_note(scene, limit, minimum)
    canvas = Canvas()
    last = max(0, len(scene.steps) - 1)
    body = paragraph(quiet(scene.words("not_measured")), 11, 400)
    top = 4.0 if lane.measure in SMALL else 8.0
    height = max(minimum, body.height + 2 * top)
    canvas.write(body, scene.x(0) + 7, top, Box(scene.x(0), 0, 420, height))
    return Drawn(canvas.marks, height, [Entry(0, last, scene.words("not_measured"))], [(0, height, [Columns(0, last)])])


def _cells(scene: Scene, lane: Lane) -> list[Cell]:
    by_measure = {
        "answers": answer_cells,
        "gap": differences.gap_cells,
        "change": differences.change_cells,
        "stake": differences.stake_cells,
        "dropoff": shares.dropoff_cells,
        "repeats": shares.repeat_cells,
        "channels": times.channel_cells,
        "cost": times.cost_cells,
    }
    draw = by_measure.get(lane.measure or "")
    if draw:
        return draw(scene)
    return times.time_cells(scene, lane) if (lane.measure or "").startswith("time") else shares.share_cells(scene, lane)


def answer_cells(scene: Scene) -> list[Cell]:
    """How many instances answered at each step."""
    cells: list[Cell] = []
    for step in scene.step_measures:
        n = step.feeling.valence.n if step else 0
        text = scene.words("n", n=scene.figures.number(n))
        asked = step is not None and (
            n > 0 or step.feeling.valence.note is None or step.feeling.valence.note.code != "not_bound"
        )
        cells.append(Figure("", (Span(text, 400, "ink-3"),), spoken=text) if asked and n else Absent("–"))
    return cells


def _metric_lane(scene: Scene, lane: Lane, minimum: float) -> Drawn:
    if any(step and (lane.metric or "") in step.rates for step in scene.step_measures):
        cells, note = shares.rate_cells(scene, lane)
        drawn = cells_lane(scene, lane, cells, minimum)
        known = note.split(" ")[-2:] if note else []
        drawn.rail_note = "" if known and any(part in lane.note for part in known if part[:1].isdigit()) else note
        return drawn
    value = scene.metric_value(lane.metric)
    if value is None or _empty(value):
        note = value.estimate.note if value else None
        if scene.measurement is None:
            return _unmeasured(scene, lane, minimum)
        return span_note(scene, limit_text(scene, lane) or reason(scene, None, note).replace("\n", ": "), minimum)
    return _mix_row(scene, value, minimum) if value.mix else _value_row(scene, value, minimum)


def _empty(value: MetricValue) -> bool:
    times_empty = value.times is None or value.times.median is None
    return (
        value.estimate.value is None
        and times_empty
        and not value.mix
        and (value.share is None or value.share.share is None)
    )


def _mix_row(scene: Scene, value: MetricValue, minimum: float) -> Drawn:
    canvas = Canvas()
    last = max(0, len(scene.steps) - 1)
    piece = mix_piece(scene, value.id, scene.span_width(0, last) - 14)
    height = max(minimum, piece.height)
    piece.draw(canvas, Box(scene.x(0), 0, scene.span_width(0, last), height))
    return Drawn(canvas.marks, height, [Entry(0, last, piece.text)], [(0, height, [Columns(0, last)])])


def _value_row(scene: Scene, value: MetricValue, minimum: float) -> Drawn:
    """Name, picture, value with interval and n, in one line that wraps."""
    canvas = Canvas()
    last = max(0, len(scene.steps) - 1)
    room = scene.span_width(0, last) - 16
    name = paragraph([Span(plain(value.name), 400, "ink-1")], 12, min(room - 24, 320))
    boxed = value.times is not None and value.times.median is not None
    facts = paragraph(_facts(scene, value), 12, max(120.0, room - name.width - 60 - (250 if boxed else 0)))
    height = max(minimum, name.height + 16, facts.height + 16)
    box = Box(scene.x(0), 0, scene.span_width(0, last), height)
    icon(canvas, (box.x + 8, height / 2 - 7), "clock" if boxed else "data", 14)
    canvas.write(name, box.x + 27, (height - name.height) / 2, box)
    x = box.x + 27 + name.width + 14
    if boxed:
        _box_plot(canvas, value, (x, height / 2 - 8))
        x += 236 + 14
    canvas.write(facts, x, (height - facts.height) / 2, box)
    spoken = f"{plain(value.name)}: " + "".join(span.text for span in _facts(scene, value))
    return Drawn(canvas.marks, height, [Entry(0, last, spoken)], [(0, height, [Columns(0, last)])])


def _facts(scene: Scene, value: MetricValue) -> list[Span]:
    figures, words = scene.figures, scene.words
    gap = "\u00a0\u00a0 "
    times_ = value.times
    if times_ is not None and times_.median is not None:
        spans = [Span(f"{words('median')} ", 400), Span(figures.duration(times_.median), 600)]
        if times_.low is not None and times_.high is not None:
            spans.append(Span(" " + figures.interval(figures.duration(times_.low), figures.duration(times_.high)), 400))
        if times_.p90 is not None:
            spans.append(Span(f"{gap}p90\u00a0{figures.duration(times_.p90)}", 400, "ink-3"))
        n = times_.n
    else:
        spans = [Span(metric_text(scene, value), 600)]
        interval = metric_interval(scene, value)
        spans += [Span(f" {interval}", 400)] if interval else []
        n = value.share.n or 0 if value.share and value.share.share is not None else value.estimate.n
    other = _other(scene, value)
    spans += [Span(f"{gap}{scene.compare_label} {other}", 400, "ink-3")] if other else []
    spans += [Span(f"{gap}{words('n', n=figures.number(n))}", 400, "ink-3")] if n else []
    if value.left_out:
        spans.append(Span(f", {words('left_out', n=figures.number(value.left_out))}", 400, "ink-3"))
    return spans


def _other(scene: Scene, value: MetricValue) -> str:
    if not scene.comparison:
        return ""
    known = next((item for item in scene.comparison.other.totals.metrics if item.id == value.id), None)
    return metric_text(scene, known) if known and not _empty(known) else ""


def metric_text(scene: Scene, value: MetricValue) -> str:
    """The one number of a metric, written by its type."""
    figures = scene.figures
    if value.times is not None and value.times.median is not None:
        return figures.duration(value.times.median)
    if value.share is not None and value.share.share is not None:
        return figures.percent(value.share.share, 1)
    number_ = value.estimate.value
    if number_ is None:
        return "–"
    definition = scene.metric_definition(value.id)
    unit = f"\u00a0{plain(definition.unit)}" if definition and definition.unit.strip() and value.type != "nps" else ""
    if value.type == "duration":
        return figures.duration(number_)
    return (figures.number(number_, 1) if value.type == "nps" else figures.short(number_)) + unit


def metric_interval(scene: Scene, value: MetricValue) -> str:
    """The interval of that number in brackets, or nothing."""
    figures = scene.figures
    if value.share is not None and value.share.share is not None:
        low, high = value.share.low, value.share.high
        texts = [figures.number(edge * 100, 1) for edge in (low, high) if edge is not None]
    else:
        low, high = value.estimate.low, value.estimate.high
        texts = [figures.number(edge, 1) for edge in (low, high) if edge is not None]
    return figures.interval(texts[0], texts[1]) if len(texts) == 2 else ""


def _box_plot(canvas: Canvas, value: MetricValue, at: tuple[float, float]) -> None:
    """p10 to p90 as a line, p25 to p75 as a box, the median as a tick; from zero to a little over p90."""
    item = value.times
    x, y = at
    room = 236.0
    canvas.rect(Box(x, y + 15, room, 1), fill="line-strong")
    if item is None or item.median is None:
        return
    top = max(edge for edge in (item.p90, item.p75, item.median) if edge is not None) * 1.12 or 1.0
    place = {name: x + edge / top * room for name, edge in _edges(item.p10, item.p25, item.median, item.p75, item.p90)}
    if "p10" in place and "p90" in place:
        canvas.line((place["p10"], y + 7), (place["p90"], y + 7), "bar", 1.4)
    if "p25" in place and "p75" in place:
        canvas.rect(
            Box(place["p25"], y + 2, place["p75"] - place["p25"], 10), fill="bar-soft", stroke="bar", radius=1.5
        )
    canvas.path(f"M{number(place['median'])} {number(y + 1)}v12", stroke="ink-1", width=2.4)


def _edges(*values: float | None) -> list[tuple[str, float]]:
    names = ("p10", "p25", "median", "p75", "p90")
    return [(name, value) for name, value in zip(names, values, strict=True) if value is not None]
