"""Finding words in maps: every word, any case, with where it stands; a tree of journeys that adds only what adds up."""

from __future__ import annotations

from sojourn.maps.journey import Journey
from sojourn.maps.search import search

AT_PAY = {"from_step": "pay", "to_step": "pay"}
JOURNEY = Journey.model_validate(
    {
        "id": "j", "slug": "café", "title": "Im Café", "goal": "A good cup",
        "stages": [{"id": "s", "title": "Ordering", "order": "a"}],
        "steps": [{"id": "pay", "title": "Pay at the till", "stage": "s", "order": "a", "description": "Cash or card"}],
        "lanes": [
            {"id": "q", "title": "Quotes", "type": "quotes", "order": "a"},
            {"id": "n", "title": "Needs", "type": "needs", "order": "b"},
        ],
        "cards": [
            {"id": "c1", "lane": "q", "span": AT_PAY, "text": "排队太久了", "lang": "zh"},
            {"id": "c2", "lane": "n", "span": AT_PAY, "text": "A **till** that is open"},
        ],
        "personas": [{"id": "p", "name": "Regular", "goals": ["Be known by name"]}],
        "insights": [{"id": "i", "type": "pain", "title": "Long queue", "text": "{{pay.low2}} are angry",
                      "steps": ["pay"]}],
        "actions": [{"id": "a", "title": "Second till", "owner": "Ada", "steps": ["pay"]}],
        "evidence": [{"id": "e", "kind": "review", "quote": "The queue went round the corner", "source": "Review"}],
    }
)  # fmt: skip


def kinds(query: str) -> list[str]:
    return [hit.kind for hit in search([JOURNEY], query).hits]


def test_title_comes_before_text_and_the_beginning_before_the_middle() -> None:
    assert kinds("till") == ["step", "action", "card"]


def test_every_word_must_be_there_in_any_order_and_case() -> None:
    assert kinds("TILL second") == ["action"]
    assert kinds("till nowhere") == []


def test_accents_do_not_matter_and_neither_does_the_script() -> None:
    assert kinds("cafe") == ["journey"]
    found = search([JOURNEY], "太久").hits[0]
    assert (found.kind, found.step, found.step_title, found.lang) == ("quote", "pay", "Pay at the till", "zh")


def test_people_owners_and_evidence_are_found_where_they_stand() -> None:
    assert [(hit.kind, hit.persona) for hit in search([JOURNEY], "known").hits] == [("persona", "p")]
    assert kinds("ada") == ["action"]
    assert kinds("corner") == ["evidence"]


def test_fields_filled_from_data_are_not_words_of_the_map() -> None:
    assert kinds("low2") == []
    assert search([JOURNEY], "till that").hits[0].excerpt == "A till that is open"
    assert search([JOURNEY], "angry").hits[0].excerpt == "… are angry"


def test_nothing_is_found_without_words_and_all_hits_are_counted() -> None:
    assert search([JOURNEY], "  ").found == 0
    found = search([JOURNEY], "a", limit=2)
    assert (found.found > 2, len(found.hits)) == (True, 2)


def test_excerpt_is_the_text_around_what_was_found() -> None:
    long = JOURNEY.model_copy(update={"goal": f"{'word ' * 60}needle{' word' * 60}"})
    excerpt = search([long], "needle").hits[0].excerpt
    assert "needle" in excerpt
    assert excerpt.startswith("… ")
    assert excerpt.endswith(" …")
    assert len(excerpt) < 220
