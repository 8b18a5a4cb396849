"""Changes on a map: what they do, what undoes them, what follows from a deletion, what comes too late."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sojourn.kernel.errors import Conflict, InvalidInput
from sojourn.maps.editing.apply import applied
from sojourn.maps.editing.operations import Change, Delete, Insert, Operation, SetField
from sojourn.maps.editing.parts import LISTS, keyed
from sojourn.maps.editing.revising import Meanwhile, revised
from sojourn.maps.journey import Journey
from sojourn.maps.references import check_references
from tests.maps.editing.documents import shop

CARD = {"id": "c1", "lane": "doing", "span": {"from_step": "pay", "to_step": "pay"}}


def change(*operations: Operation, **more: Any) -> Change:
    return Change(id="c", base=1, operations=list(operations), **more)


def others(*operations: Operation) -> list[Meanwhile]:
    return [Meanwhile(2, "Li", operations)]


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Equal but for the order of the parts in their lists, which says nothing."""
    lists = {name: (keyed(name, one.get(name, [])), keyed(name, other.get(name, []))) for name in LISTS}
    rest = [{key: value for key, value in document.items() if key not in LISTS} for document in (one, other)]
    return rest[0] == rest[1] and all(left == right for left, right in lists.values())


def sound(document: dict[str, Any]) -> bool:
    return check_references(Journey.model_validate(document)) == []


def test_a_step_taken_out_takes_with_it_what_cannot_stand_without_it() -> None:
    found = revised(shop(), change(Delete(part="steps", of="pay")))
    document = found.document
    spans = {card["id"]: card["span"] for card in document["cards"]}
    assert spans == {
        "c1": {"from_step": "browse", "to_step": "browse"},
        "c3": {"from_step": "receive", "to_step": "receive"},
    }
    assert "emotions" not in document
    assert "transitions" not in document
    assert document["insights"][0]["steps"] == ["receive"]
    assert "steps" not in document["actions"][0]
    assert sound(document)
    assert same(applied(document, found.inverse), shop())


def test_a_stage_taken_out_takes_its_steps() -> None:
    found = revised(shop(), change(Delete(part="stages", of="buy")))
    assert [step["id"] for step in found.document["steps"]] == ["receive"]
    assert sound(found.document)
    assert same(applied(found.document, found.inverse), shop())


def test_an_insight_taken_out_takes_the_card_that_showed_nothing_else() -> None:
    found = revised(shop(), change(Delete(part="insights", of="slow")))
    assert [card["id"] for card in found.document["cards"]] == ["c1", "c2"]
    assert sound(found.document)


def test_the_last_writer_of_a_text_wins_and_is_told_whose_words_went() -> None:
    mine = SetField(part="cards", of="c1", field="text", value="mine")
    found = revised(shop(), change(mine), others(SetField(part="cards", of="c1", field="text", value="theirs")))
    assert found.document["cards"][0]["text"] == "mine"
    assert [(one.author, one.value) for one in found.overwritten] == [("Li", "theirs")]


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (Delete(part="cards", of="c1"), SetField(part="cards", of="c1", field="text", value="new words")),
        (Delete(part="steps", of="pay"), SetField(part="cards", of="c2", field="text", value="on it")),
        (
            SetField(part="steps", of="pay", field="stage", value="get"),
            SetField(part="steps", of="pay", field="order", value="z"),
        ),
    ],
)  # fmt: skip
def test_structure_gives_way_to_what_others_did_to_the_same_part(mine: Operation, theirs: Operation) -> None:
    with pytest.raises(Conflict) as caught:
        revised(shop(), change(mine), others(theirs))
    assert caught.value.code == "stale_edit"
    assert caught.value.facts["author"] == "Li"


def test_moves_of_different_parts_do_not_hinder_each_other() -> None:
    mine = SetField(part="steps", of="pay", field="order", value="0")
    theirs = SetField(part="steps", of="browse", field="order", value="z")
    assert revised(shop(), change(mine), others(theirs)).document["steps"][1]["order"] == "0"


def test_undo_gives_way_where_others_went_on() -> None:
    back = SetField(part="cards", of="c1", field="text", value="before")
    theirs = others(SetField(part="cards", of="c1", field="text", value="theirs"))
    with pytest.raises(Conflict):
        revised(shop(), change(back, undoes="earlier"), theirs)


def test_a_card_on_a_step_that_is_gone_is_refused() -> None:
    card = {"id": "new", "lane": "doing", "span": {"from_step": "gone", "to_step": "pay"}}
    with pytest.raises(Conflict) as caught:
        revised(shop(), change(Insert(part="cards", value=card)))
    assert caught.value.code == "place_gone"


@pytest.mark.parametrize(
    ("operation", "code"),
    [
        (SetField(part="cards", of="none", field="text", value="x"), "part_gone"),
        (SetField(part="cards", of="c1", field="id", value="x"), "fixed_field"),
        (SetField(part="cards", of="c1", field="nonsense", value="x"), "invalid_edit"),
        (SetField(part="emotions", of="pay//current", field="valence", value=7), "invalid_edit"),
        (SetField(part="steps", of="pay", field="match", value="event ="), "invalid_edit"),
        (SetField(part="journey", field="slug", value="x"), "no_such_field"),
        (SetField(part="journey", field="minimum_n", value=0), "invalid_edit"),
        (Insert(part="cards", value=CARD), "part_exists"),
        (Insert(part="cards", value={}), "invalid_edit"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused_whole(operation: Operation, code: str) -> None:
    document = shop()
    with pytest.raises(InvalidInput) as caught:
        revised(document, change(SetField(part="journey", field="title", value="New"), operation))
    assert caught.value.code == code
    assert document == shop()


def test_a_locked_lane_stays_until_it_is_unlocked() -> None:
    locked = revised(shop(), change(SetField(part="lanes", of="doing", field="locked", value=True))).document
    with pytest.raises(Conflict) as caught:
        revised(locked, change(Delete(part="lanes", of="doing")))
    assert caught.value.code == "lane_locked"
    free = change(SetField(part="lanes", of="doing", field="locked", value=False), Delete(part="lanes", of="doing"))
    assert [lane["id"] for lane in revised(locked, free).document["lanes"]] == ["pains"]


def test_a_null_is_the_default() -> None:
    found = revised(
        shop(), change(SetField(part="journey", field="persona"), SetField(part="lanes", of="pains", field="persona"))
    )
    assert "persona" not in found.document
    assert "persona" not in found.document["lanes"][1]
    assert same(applied(found.document, found.inverse), shop())


KEYS = [(part, key) for part in LISTS for key in keyed(part, shop().get(part, []))]
DELETIONS = st.lists(st.sampled_from(KEYS), min_size=1, max_size=6, unique=True)


@given(DELETIONS)
def test_any_deletions_leave_a_sound_map_and_can_be_taken_back(gone: list[tuple[str, str]]) -> None:
    found = revised(shop(), change(*(Delete.model_validate({"part": part, "of": key}) for part, key in gone)))
    assert sound(found.document)
    assert same(applied(found.document, found.inverse), shop())
    assert same(applied(shop(), found.operations), found.document)
