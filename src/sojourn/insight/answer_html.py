"""An answer as it shows itself in a notebook: a picture where one helps, the rows, and what they stand on.

Plain HTML and SVG without scripts or outside files, so that a saved notebook still shows it; colours follow the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import Any

from sojourn.insight.answer import Answer

ROWS_SHOWN = 30
BARS_SHOWN = 20
PERIODS_SHOWN = 24
_MEASURES = ("share", "mean", "count", "median_seconds", "n")
"""What the picture shows: the first of these columns that holds a number."""
_NOT_NAMES = {"definition"}
_CELL = 'style="text-align:{};padding:2px 8px;white-space:nowrap"'


def html(answer: Answer) -> str:
    """The whole answer as one HTML fragment."""
    parts = [f'<div style="font-variant-numeric:tabular-nums">{_caption(answer)}']
    if "cohort" in answer.columns and "period" in answer.columns:
        parts.append(_cohorts(answer.rows))
    else:
        picture = svg(answer)
        parts.append(picture or "")
        parts.append(_table(answer.columns, answer.rows))
    parts += [f'<div style="opacity:.75">{escape(note.text)}</div>' for note in answer.notes]
    return "".join(parts) + "</div>"


def svg(answer: Answer) -> str | None:
    """Bars of the answer's main measure, with intervals where it has them; None where there is nothing to draw."""
    measure = next((name for name in _MEASURES if _numbers(answer.rows, name)), None)
    rows = [row for row in answer.rows if measure and row.get(measure) is not None][:BARS_SHOWN]
    if measure is None or not rows:
        return None
    named = [name for name in answer.columns if _is_name(answer.rows, name)]
    ends = [abs(float(row[name])) for row in rows for name in (measure, "low", "high") if row.get(name) is not None]
    whole = 1.0 if measure == "share" and max(ends) > 0.5 else max(ends) or 1.0
    scale = 320 / whole
    lines = [_bar(place, row, measure, named, scale) for place, row in enumerate(rows)]
    height = 20 * len(rows) + 4
    return (
        f'<svg role="img" aria-label="{escape(measure)}" width="700" height="{height}" viewBox="0 0 700 {height}" '
        f'font-size="12" font-family="sans-serif" fill="currentColor">{"".join(lines)}</svg>'
    )


def _bar(place: int, row: dict[str, Any], measure: str, named: Sequence[str], scale: float) -> str:
    label = " → ".join(str(row[name]) for name in named if row.get(name) is not None)
    label = label if len(label) <= 38 else label[:37] + "…"
    value, top = float(row[measure]), 20 * place
    parts = [
        f'<text x="244" y="{top + 14}" text-anchor="end">{escape(label)}</text>',
        f'<rect x="250" y="{top + 4}" width="{max(abs(value) * scale, 0.5):.1f}" height="12" fill="#64748b"/>',
    ]
    end = abs(value) * scale
    if measure != "count" and row.get("low") is not None and row.get("high") is not None:
        low, high = (abs(float(row[name])) * scale for name in ("low", "high"))
        end = max(end, high)
        line = f"M{250 + low:.1f} {top + 10}H{250 + high:.1f}"
        parts.append(f'<path d="{line}" stroke="currentColor" stroke-width="1.5" fill="none"/>')
    parts.append(f'<text x="{256 + end:.1f}" y="{top + 14}">{escape(_cell(measure, row[measure]))}</text>')
    return "".join(parts)


def _caption(answer: Answer) -> str:
    start, end = (moment and f"{moment:%Y-%m-%d}" for moment in (answer.window.start, answer.window.end))
    window = f"{start or 'the beginning'} to {end or 'the end'}" if start or end else "all time"
    as_of = f", as of {answer.as_of:%Y-%m-%d %H:%M} UTC" if answer.as_of else ""
    return f"<div><b>n {answer.n:,}</b>, {window}{as_of}</div>"


def _table(columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> str:
    head = "".join(f"<th {_CELL.format('left')}>{escape(name)}</th>" for name in columns)
    body = "".join(
        "<tr>" + "".join(_td(name, row.get(name)) for name in columns) + "</tr>" for row in rows[:ROWS_SHOWN]
    )
    more = len(rows) - ROWS_SHOWN
    rest = f"<div>and {more:,} more rows: .to_pandas(), .to_polars(), .to_arrow()</div>" if more > 0 else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"


def _td(name: str, value: object) -> str:
    side = "right" if isinstance(value, int | float) and not isinstance(value, bool) else "left"
    return f"<td {_CELL.format(side)}>{escape(_cell(name, value))}</td>"


def _cell(name: str, value: object) -> str:
    """A value in words: shares as percent, thousands grouped, nothing known as a dash."""
    if value is None:
        return "–"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, list | tuple):
        return " → ".join(str(item) for item in value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _figure(name, value)
    return str(value)


def _figure(name: str, value: float) -> str:
    if name == "share" or name.endswith("_share"):
        return f"{value * 100:.1f} %"
    return (f"{value:,}" if isinstance(value, int) else f"{value:,.2f}").replace("-", "−")


def _cohorts(rows: Sequence[dict[str, Any]]) -> str:
    """A triangle: a row a cohort, a column a period, darker for more."""
    periods = sorted({row["period"] for row in rows})[:PERIODS_SHOWN]
    cells = {(row["cohort"], row["period"]): row for row in rows}
    head = "".join(f"<th {_CELL.format('right')}>{escape(str(period))}</th>" for period in periods)
    body: list[str] = []
    cohorts = sorted({row["cohort"] for row in rows})
    for cohort in cohorts[:ROWS_SHOWN]:
        shown = "".join(_cohort_cell(cells.get((cohort, period))) for period in periods)
        body.append(f"<tr><th {_CELL.format('left')}>{escape(_cell('cohort', cohort))}</th>{shown}</tr>")
    more = len(cohorts) - ROWS_SHOWN
    rest = f"<div>and {more:,} more cohorts: .to_pandas()</div>" if more > 0 else ""
    return f"<table><thead><tr><th>cohort</th>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>{rest}"


def _cohort_cell(row: dict[str, Any] | None) -> str:
    if row is None or row.get("share") is None:
        return "<td></td>"
    share = float(row["share"])
    shade = f"background:rgba(100,116,139,{0.08 + 0.5 * min(share, 1):.2f})"
    text = f"{share * 100:.0f} %"
    return f'<td title="{row.get("count", "")}" style="text-align:right;padding:2px 8px;{shade}">{text}</td>'


def _is_name(rows: Sequence[dict[str, Any]], name: str) -> bool:
    return name not in _NOT_NAMES and any(isinstance(row.get(name), str | list | tuple) for row in rows)


def _numbers(rows: Sequence[dict[str, Any]], name: str) -> bool:
    return any(isinstance(row.get(name), int | float) for row in rows)
