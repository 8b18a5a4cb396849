"""Journeys as Mermaid `journey` diagrams: title, sections, tasks with a score and actors. Lossy, and said so."""

from __future__ import annotations

import re
from html import unescape

from sojourn.kernel.errors import InvalidInput
from sojourn.kernel.ids import slugify
from sojourn.maps import ranks
from sojourn.maps.document import MAXIMUM_BYTES, from_data
from sojourn.maps.exchange.exchanged import Read, Written
from sojourn.maps.journey import Journey, Step

_MOST = 1_000
_CODE = re.compile(r"#(\d{1,7}|[A-Za-z]{2,8});")
_IGNORED = re.compile(r"(?:%%|accTitle\b|accDescr\b|```|(?:---|[{}])$)")
_STATEMENT = re.compile(r"(?:title|section|journey|acctitle|accdescr)\b|\W|_", re.IGNORECASE)


def dump(journey: Journey) -> str:
    """The journey as Mermaid text; `write` says what is lost."""
    return write(journey).content.decode()


def write(journey: Journey) -> Written:
    """Mermaid text and notes: the score is valence + 3, rounded; a step without emotion is drawn as 3."""
    lines = ["journey", f"    title {_escaped(journey.title)}"]
    silent: list[str] = []
    stage = None
    titles = {found.id: found.title for found in journey.stages}
    for step in journey.steps_in_order():
        if step.stage != stage:
            stage = step.stage
            lines.append(f"    section {_escaped(titles.get(stage, stage))}")
        valence = _valence(journey, step)
        if valence is None:
            silent.append(step.title)
        score = 3 if valence is None else int(valence + 3.5)
        people = ", ".join(_escaped(name.replace(",", " ")) for name in _people(journey, step))
        lines.append(f"      {_task_title(step.title)}: {score}" + (f": {people}" if people else ""))
    return Written(("\n".join(lines) + "\n").encode(), _lost(journey, silent))


def load(content: str | bytes, title: str = "Journey") -> Read:
    """The journey in Mermaid text, and notes on what was assumed. InvalidInput for what is no journey diagram."""
    text = _decoded(content)
    notes: list[str] = []
    data = _read(_body(text), title, notes)
    if not data["steps"]:
        raise InvalidInput("empty_map", "The diagram has no task.", "Write a line such as: Make tea: 5: Me")
    return Read(from_data(data), notes)


def _valence(journey: Journey, step: Step) -> float | None:
    points = [point for point in journey.emotions if point.step == step.id and point.curve == "current"]
    points.sort(key=lambda point: (point.persona is not None, point.persona != journey.persona))
    return points[0].valence if points else None


def _people(journey: Journey, step: Step) -> list[str]:
    names = {item.id: item.name for item in [*journey.personas, *journey.actors]}
    people = [names[found] for found in (step.actor, step.counterpart) if found in names]
    if not people:
        people = [persona.name for persona in journey.personas if journey.persona in (None, persona.id)][:1]
    return people


def _escaped(text: str) -> str:
    """On one line, with the signs that Mermaid reads as its own written as codes."""
    printable = "".join(sign if sign >= " " and sign != "\x7f" else " " for sign in text)
    flat = " ".join(printable.split()) or "Untitled"
    return re.sub(r"[#:;]", lambda sign: f"#{ord(sign[0])};", flat)


def _task_title(text: str) -> str:
    """A title at the start of a line, where 'section' would be a statement: its first letter is written as a code."""
    escaped = _escaped(text)
    return f"#{ord(escaped[0])};{escaped[1:]}" if _STATEMENT.match(escaped) and escaped[0] != "#" else escaped


def _unescaped(text: str) -> str:
    def sign(match: re.Match[str]) -> str:
        code = match[1]
        if not code.isdigit():
            return unescape(f"&{code};") if unescape(f"&{code};") != f"&{code};" else match[0]
        number = int(code)
        return chr(number) if 32 <= number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else match[0]

    return _CODE.sub(sign, text).strip()


def _lost(journey: Journey, silent: list[str]) -> list[str]:
    notes = ["Mermaid keeps titles, order, one emotion curve in whole points and actors; all else of the map is lost."]
    if silent:
        notes.append(f"Without emotion, drawn as 3: {', '.join(silent)}.")
    if any(point.valence is not None and point.valence % 1 for point in journey.emotions):
        notes.append("Emotions were rounded to whole points.")
    return notes


def _decoded(content: str | bytes) -> str:
    if len(content) > MAXIMUM_BYTES:
        raise InvalidInput("map_too_large", f"The diagram has {len(content):,} bytes.", f"At most {MAXIMUM_BYTES:,}.")
    if isinstance(content, str):
        return content.removeprefix("\ufeff")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"The diagram is not UTF-8 text (byte {error.start})."
        raise InvalidInput("not_utf8", message, "Save it as UTF-8.") from error


def _body(text: str) -> list[str]:
    """Lines after the word `journey`; a fence of Markdown, front matter and comments are skipped."""
    lines = [line.strip() for line in text.splitlines()]
    for place, line in enumerate(lines):
        if line == "journey":
            rest = lines[place + 1 :]
            return [line for line in rest if line and not _IGNORED.match(line)]
    hint = "A journey diagram starts with the line: journey"
    raise InvalidInput("not_mermaid", "The text is no Mermaid journey diagram.", hint)


def _read(lines: list[str], title: str, notes: list[str]) -> dict[str, object]:
    stages: list[dict[str, str]] = []
    steps: list[dict[str, object]] = []
    points: list[dict[str, object]] = []
    personas: dict[str, dict[str, str]] = {}
    keys = ranks.first(min(len(lines), 2 * _MOST) + 1)
    section = ""
    for line, order in zip(lines, keys, strict=False):
        if re.match(r"title\b", line):
            title = _unescaped(line[5:].lstrip(" :")) or title
        elif re.match(r"section\b", line):
            section = _unescaped(line[7:]) or "Journey"
            stages.append(
                {"id": slugify(section, [found["id"] for found in stages], "stage"), "title": section, "order": order}
            )
        elif ":" in line:
            if not stages:
                stages.append({"id": "journey", "title": "Journey", "order": order})
            _task(line, order, stages[-1]["id"], steps, points, personas, notes)
        else:
            notes.append(f"A line that is no task was left out: {line[:80]}")
    if len(steps) > _MOST:
        raise InvalidInput("not_a_map", f"The diagram has {len(steps):,} tasks.", f"A map has at most {_MOST:,} steps.")
    used = {step["stage"] for step in steps}
    empty = [stage["title"] for stage in stages if stage["id"] not in used]
    if empty:
        notes.append(f"Sections without a task were left out: {', '.join(empty)}.")
    slug = slugify(title, fallback="journey")
    lane = {"id": "emotion", "title": "Emotion", "type": "emotion", "order": "i"}
    return {
        "id": slug, "slug": slug, "title": title[:500], "basis": "planned", "personas": list(personas.values()),
        "stages": [stage for stage in stages if stage["id"] in used], "steps": steps, "lanes": [lane],
        "emotions": points,
    }  # fmt: skip


def _task(
    line: str,
    order: str,
    stage: str,
    steps: list[dict[str, object]],
    points: list[dict[str, object]],
    personas: dict[str, dict[str, str]],
    notes: list[str],
) -> None:
    """`Title: score: Somebody, Somebody else`."""
    parts = [part.strip() for part in line.split(":", 2)]
    title = _unescaped(parts[0])[:500] or "Untitled"
    step: dict[str, object] = {
        "id": slugify(title, [str(found["id"]) for found in steps], "step"),
        "stage": stage,
        "order": order,
        "title": title,
    }
    steps.append(step)
    score = re.fullmatch(r"[+-]?\d{1,6}(?:\.\d+)?", parts[1], re.ASCII)
    if score is None:
        notes.append(f"'{title}' has no score: a gap in the curve.")
    else:
        valence = float(score[0]) - 3
        if not -2 <= valence <= 2:
            notes.append(f"The score {score[0]} of '{title}' is outside 1 to 5 and was moved to the end of the scale.")
        points.append({"step": step["id"], "valence": max(-2.0, min(2.0, valence))})
    names = [_unescaped(name)[:500] for name in (parts[2].split(",") if len(parts) > 2 else []) if name.strip()]
    for name in names:
        taken = [found["id"] for found in personas.values()]
        personas.setdefault(name, {"id": slugify(name, taken, "persona"), "name": name})
    if names:
        step["actor"] = personas[names[0]]["id"]
    if len(names) > 1:
        step["counterpart"] = personas[names[1]]["id"]
    if len(names) > 2:
        notes.append(f"'{title}' names {len(names)} people; two were kept.")
