"""Finding words in maps: titles, steps, cards, insights, personas, actions and quotes, with where each was found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from sojourn.maps.journey import Card, Journey
from sojourn.maps.measured import Value

HitKind = Literal[
    "journey", "stage", "step", "card", "quote", "insight", "persona", "opportunity", "action", "evidence",
]  # fmt: skip
_FIELD: Final = re.compile(r"\{\{.*?\}\}")
_AROUND: Final = 60
"""Characters shown on either side of what was found."""


class SearchHit(Value):
    """Something that holds all the words. `step` and `persona` say where on the map of `slug` it stands."""

    kind: HitKind
    slug: str
    journey: str
    step: str | None = None
    step_title: str = ""
    persona: str | None = None
    title: str
    excerpt: str = ""
    lang: str = ""


class SearchResult(Value):
    """The best hits. `found` counts all of them, shown or not."""

    query: str
    found: int
    hits: list[SearchHit] = []


@dataclass(frozen=True)
class _Place:
    """A part of a map with its words; `text` is what stands under its title."""

    kind: HitKind
    title: str
    text: str = ""
    step: str | None = None
    persona: str | None = None
    lang: str = ""


def search(journeys: Iterable[Journey], query: str, limit: int = 30) -> SearchResult:
    """Parts that hold every word of `query`, in any order, whatever the case and the accents.

    Words in a title count for more than words in a text, the beginning of a word for more than its middle; ties keep
    the order of the maps. Without words nothing is found.
    """
    words = folded(query).split()
    hits: list[tuple[int, SearchHit]] = []
    for journey in journeys if words else ():
        titles = {step.id: step.title for step in journey.steps}
        for place in _places(journey):
            score = _score(place, words)
            if score:
                hits.append((score, _hit(journey, place, titles, words)))
    hits.sort(key=lambda one: -one[0])
    return SearchResult(query=query, found=len(hits), hits=[hit for _, hit in hits[:limit]])


def folded(text: str) -> str:
    """Text without case and accents."""
    return "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one)).casefold()


def _score(place: _Place, words: list[str]) -> int:
    title, text = folded(place.title), folded(place.text)
    total = 0
    for word in words:
        if word in title:
            total += 6 if title.startswith(word) else 5 if _begins(title, word) else 3
        elif word in text:
            total += 2 if _begins(text, word) else 1
        else:
            return 0
    return total


def _begins(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}", text) is not None


def _hit(journey: Journey, place: _Place, titles: dict[str, str], words: list[str]) -> SearchHit:
    step = place.step if place.step in titles else None
    return SearchHit(
        kind=place.kind,
        slug=journey.slug,
        journey=journey.title,
        step=step,
        step_title=titles.get(step or "", ""),
        persona=place.persona,
        title=place.title or place.text[: 2 * _AROUND],
        excerpt=_excerpt(place.text, words),
        lang=place.lang or journey.lang,
    )


def _excerpt(text: str, words: list[str]) -> str:
    """The text around the first word found, cut at spaces; its beginning when the words stand in the title."""
    plain = " ".join(text.split())
    low = folded(plain)
    at = min((low.find(word) for word in words if word in low), default=0) if len(low) == len(plain) else 0
    start, end = max(at - _AROUND, 0), at + 2 * _AROUND
    start = 0 if start == 0 else plain.find(" ", start) + 1
    shown = plain[start:end]
    return f"{'… ' if start else ''}{shown}{' …' if end < len(plain) else ''}"


def _places(journey: Journey) -> Iterator[_Place]:
    whole = " ".join((journey.description, journey.scenario, journey.goal, journey.expectations))
    tags = " ".join(value for values in journey.tags.values() for value in values)
    yield _Place(
        "journey", journey.title, f"{whole} {journey.area} {journey.owner} {journey.department} {tags}".strip()
    )
    first = {step.stage: step.id for step in reversed(journey.steps_in_order())}
    for stage in journey.stages_in_order():
        yield _Place("stage", stage.title, stage.description, first.get(stage.id))
    for step in journey.steps_in_order():
        yield _Place("step", step.title, f"{step.caption} {step.description} {step.moment_note}".strip(), step.id)
    quotes = {lane.id for lane in journey.lanes if lane.type == "quotes"}
    for card in journey.cards:
        yield _card(card, quotes)
    yield from _people(journey)
    yield from _findings(journey)


def _card(card: Card, quotes: set[str]) -> _Place:
    kind: HitKind = "quote" if card.lane in quotes else "card"
    return _Place(kind, card.title, _plain(f"{card.text} {card.alt}"), card.span.from_step, lang=card.lang)


def _people(journey: Journey) -> Iterator[_Place]:
    for one in journey.personas:
        lists = (one.goals, one.needs, one.frustrations, one.behaviours, one.ambitions, one.hobbies)
        said = " · ".join(filter(None, (one.quote, one.job, *(text for each in lists for text in each))))
        yield _Place("persona", one.name, said, persona=one.id)


def _findings(journey: Journey) -> Iterator[_Place]:
    for insight in journey.insights:
        yield _Place("insight", insight.title, _plain(insight.text), next(iter(insight.steps), None))
    for one in journey.opportunities:
        yield _Place("opportunity", one.title, "", next(iter(one.steps), None))
    for action in journey.actions:
        said = (action.owner, action.department, action.expected_effect, action.measured_effect)
        yield _Place("action", action.title, " · ".join(filter(None, said)), next(iter(action.steps), None))
    at = {name: next(iter(insight.steps), None) for insight in journey.insights for name in insight.evidence}
    for piece in journey.evidence:
        if piece.quote:
            yield _Place("evidence", piece.source, piece.quote, at.get(piece.id))


def _plain(text: str) -> str:
    """Fields that are filled from data are no words of the map, and neither are the marks of bold text."""
    return _FIELD.sub("…", text).replace("**", "").strip()
