"""Editing a stored journey by changes: versions, history, what is sent twice, what two people do at once."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sojourn.kernel.errors import Conflict, NotFound
from sojourn.maps.editing.operations import Change, Delete, Insert, Operation, SetField
from sojourn.maps.journey import Journey
from sojourn.store.database import Database
from sojourn.store.journey_log import Author
from sojourn.store.journeys import JourneyStore
from tests.maps.editing.documents import shop

ANN, LI = Author("1", "Ann"), Author("2", "Li")
numbers = itertools.count()


class Watch:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Watch:
    return Watch()


@pytest.fixture
def store(tmp_path: Path, clock: Watch) -> JourneyStore:
    found = JourneyStore(Database(tmp_path / "sojourn.db"), clock)
    found.save(Journey.model_validate(shop()))
    return found


def edit(base: int, *operations: Operation, undoes: str | None = None) -> Change:
    return Change(id=f"e{next(numbers)}", base=base, operations=list(operations), undoes=undoes)


def title(value: str) -> SetField:
    return SetField(part="journey", field="title", value=value)


def text(value: str) -> SetField:
    return SetField(part="cards", of="c1", field="text", value=value)


def test_a_change_is_the_newest_version_for_everyone_who_reads(
    store: JourneyStore, tmp_path: Path, clock: Watch
) -> None:
    taken = store.change("shop", edit(1, title("New")), ANN, "a")
    assert taken.made.version == 2
    for reader in (store, JourneyStore(Database(tmp_path / "sojourn.db"), clock)):
        assert (reader.get("shop").title, reader.get("shop").version) == ("New", 2)
        assert (reader.get("shop", 1).title, reader.get("shop", 1).version) == ("Shop", 1)
        assert [journey.title for journey in reader.all()] == ["New"]


def test_the_same_change_sent_again_is_done_once(store: JourneyStore) -> None:
    once = edit(1, Insert(part="stages", value={"id": "late", "title": "Late", "order": "c"}))
    first, second = store.change("shop", once, ANN, "a"), store.change("shop", once, ANN, "a")
    assert (first.again, second.again) == (False, True)
    assert second.made == first.made
    assert store.get("shop").version == 2


def test_own_changes_under_way_do_not_stand_in_each_others_way(store: JourneyStore) -> None:
    store.change("shop", edit(1, text("one")), ANN, "a")
    store.change("shop", edit(1, Delete(part="cards", of="c1")), ANN, "a")
    assert "c1" not in [card.id for card in store.get("shop").cards]


def test_a_deletion_gives_way_to_words_typed_meanwhile_and_can_be_repeated(store: JourneyStore) -> None:
    store.change("shop", edit(1, text("Li's words")), LI, "b")
    with pytest.raises(Conflict):
        store.change("shop", edit(1, Delete(part="cards", of="c1")), ANN, "a")
    assert store.get("shop").version == 2
    store.change("shop", edit(2, Delete(part="cards", of="c1")), ANN, "a")
    assert store.get("shop").version == 3


def test_undo_and_redo_are_changes(store: JourneyStore) -> None:
    made = store.change("shop", edit(1, Delete(part="steps", of="pay")), ANN, "a").made
    back = store.change("shop", edit(made.version, *made.inverse, undoes=made.id), ANN, "a").made
    assert {step.id for step in store.get("shop").steps} == {"browse", "pay", "receive"}
    assert len(store.get("shop").cards) == 3
    store.change("shop", edit(back.version, *back.inverse, undoes=back.id), ANN, "a")
    assert {step.id for step in store.get("shop").steps} == {"browse", "receive"}


def test_a_pause_makes_what_was_before_it_a_version_of_the_history(store: JourneyStore, clock: Watch) -> None:
    store.change("shop", edit(1, title("One")), ANN, "a")
    store.change("shop", edit(2, title("Two")), LI, "b")
    clock.now += timedelta(hours=1)
    store.change("shop", edit(3, title("Three")), ANN, "a")
    kept = [(saved.version, saved.cause, saved.author) for saved in store.history("shop")]
    assert kept == [(3, "edited", "Ann, Li"), (1, "", "")]
    assert store.get("shop", 3).title == "Two"


def test_a_named_version_can_be_restored_and_nothing_between_is_lost(store: JourneyStore) -> None:
    store.change("shop", edit(1, title("Workshop")), ANN, "a")
    named = store.name("shop", "After the workshop", ANN)
    store.change("shop", edit(2, title("Spoilt"), Delete(part="stages", of="buy")), LI, "b")
    restored = store.restore("shop", named.version, ANN)
    assert (restored.title, restored.version, len(restored.steps)) == ("Workshop", 4, 3)
    assert store.get("shop", 3).title == "Spoilt"
    assert [(saved.version, saved.label) for saved in store.history("shop")] == [
        (4, ""), (3, ""), (2, "After the workshop"), (1, ""),
    ]  # fmt: skip


def test_a_whole_document_saved_on_an_older_version_is_refused(store: JourneyStore) -> None:
    old = store.get("shop")
    store.change("shop", edit(1, title("New")), ANN, "a")
    with pytest.raises(Conflict):
        store.save(old.model_copy(update={"goal": "Sell"}))


def test_hundreds_of_changes_stay_readable(store: JourneyStore, tmp_path: Path, clock: Watch) -> None:
    for number in range(1, 451):
        store.change("shop", edit(number, text(f"words {number}")), ANN, "a")
    assert [saved.version for saved in store.history("shop")] == [401, 201, 1]
    other = JourneyStore(Database(tmp_path / "sojourn.db"), clock)
    assert other.get("shop").cards[0].text == "words 450"
    assert other.get("shop", 222).cards[0].text == "words 221"
    assert [made.version for made in other.changes("shop", 448)] == [449, 450, 451]


def test_a_version_that_never_was_is_not_found(store: JourneyStore) -> None:
    for version in (0, 2):
        with pytest.raises(NotFound):
            store.get("shop", version)


def test_a_refused_change_leaves_nothing_behind_in_memory(store: JourneyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr("sojourn.store.journey_log.keep_change", fail)
        with pytest.raises(OSError, match="disk full"):
            store.change("shop", edit(1, title("Lost")), ANN, "a")
    assert store.get("shop").title == "Shop"
