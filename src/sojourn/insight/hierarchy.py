"""The tree of journeys: nested by a step's children, by a parent journey or by a baseline, each branch rolled up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from sojourn.kernel.phrase import Phrase
from sojourn.maps.branches import Branch, LowestCompletion, RollUp, UnitSum, WorstStep
from sojourn.maps.journey import Journey
from sojourn.maps.panel import JourneyCard

_LATE: Final = ("late", "stale")


@dataclass(frozen=True)
class _Place:
    """Under which journey, and at which step of it."""

    parent: str
    step: str | None
    kind: Literal["nested", "future"]


def branches(journeys: list[Journey], cards: list[JourneyCard]) -> list[Branch]:
    """All journeys in the order of the tree, parents before their children; a journey stands in it once.

    A journey named by several steps lies under the first. One that would lie under itself stays at the top. Personas'
    views are no journeys of their own and have no place here.
    """
    own = {card.slug: card for card in cards if not (card.persona and card.parent)}
    known = {journey.slug: journey for journey in journeys if journey.slug in own}
    places = _places(known)
    below: dict[str, list[str]] = {}
    for slug in own:
        if slug in places:
            below.setdefault(places[slug].parent, []).append(slug)
    tops = [slug for slug in own if slug not in places]
    tree = _Tree(known, own, places, below)
    return [branch for top in tops for branch in tree.walk(top, 0)]


def _places(known: dict[str, Journey]) -> dict[str, _Place]:
    by_id = {journey.id: slug for slug, journey in known.items()}
    found: dict[str, _Place] = {}
    for slug, journey in known.items():
        for step in journey.steps_in_order():
            for child in step.children:
                if child in by_id:
                    found.setdefault(by_id[child], _Place(slug, step.id, "nested"))
    for slug, journey in known.items():
        if journey.parent_journey in by_id:
            found.setdefault(slug, _Place(by_id[journey.parent_journey or ""], journey.parent_step, "nested"))
        elif journey.state == "future" and journey.baseline_id in by_id:
            found.setdefault(slug, _Place(by_id[journey.baseline_id or ""], None, "future"))
    return {slug: place for slug, place in found.items() if not _comes_back(slug, found)}


def _comes_back(slug: str, places: dict[str, _Place]) -> bool:
    """Whether the way up from a journey comes to the same journey again."""
    seen, at = {slug}, places[slug].parent
    while at in places and at not in seen:
        seen.add(at)
        at = places[at].parent
    return at == slug


@dataclass(frozen=True)
class _Tree:
    known: dict[str, Journey]
    cards: dict[str, JourneyCard]
    places: dict[str, _Place]
    below: dict[str, list[str]]

    def walk(self, slug: str, depth: int) -> Iterator[Branch]:
        place, children = self.places.get(slug), self.below.get(slug, [])
        steps = self.known[place.parent].steps if place else []
        yield Branch(
            slug=slug,
            parent=place.parent if place else None,
            step=place.step if place else None,
            step_title=next((step.title for step in steps if place and step.id == place.step), ""),
            depth=depth,
            kind=place.kind if place else "root",
            children=len(children),
            total=_rolled_up(list(self._under(slug))),
        )
        for child in children:
            yield from self.walk(child, depth + 1)

    def _under(self, slug: str) -> Iterator[JourneyCard]:
        """The journey and all under it, futures left out."""
        if self.known[slug].state != "future":
            yield self.cards[slug]
        for child in self.below.get(slug, []):
            yield from self._under(child)


def _rolled_up(cards: list[JourneyCard]) -> RollUp:
    return RollUp(
        journeys=len(cards),
        instances=_sums(cards),
        worst=_worst(cards),
        lowest=_lowest(cards),
        pains=sum(card.pains for card in cards),
        actions_open=sum(card.open_actions for card in cards),
        late=[card.title for card in cards if card.freshness in _LATE],
        overdue=[card.title for card in cards if card.review == "overdue"],
    )


def _sums(cards: list[JourneyCard]) -> list[UnitSum]:
    found: dict[str, tuple[Phrase, int, int]] = {}
    for card in cards:
        if card.instances is not None:
            unit, instances, journeys = found.get(card.unit.text, (card.unit, 0, 0))
            found[card.unit.text] = unit, instances + card.instances, journeys + 1
    return [UnitSum(unit=unit, instances=instances, journeys=journeys) for unit, instances, journeys in found.values()]


def _worst(cards: list[JourneyCard]) -> WorstStep | None:
    felt = [(point, card) for card in cards for point in card.spark if point.valence.value is not None]
    if not felt:
        return None
    point, card = min(felt, key=lambda one: one[0].valence.value or 0.0)
    return WorstStep(slug=card.slug, journey=card.title, step=point.step, title=point.title, valence=point.valence)


def _lowest(cards: list[JourneyCard]) -> LowestCompletion | None:
    known = [card for card in cards if card.completion.share is not None]
    if not known:
        return None
    card = min(known, key=lambda one: one.completion.share or 0.0)
    return LowestCompletion(slug=card.slug, journey=card.title, share=card.completion)
