"""Journeys with versions: nothing is lost, nobody overwrites anybody."""

from __future__ import annotations

import multiprocessing
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sojourn.kernel.errors import Conflict, InvalidInput, NotFound
from sojourn.maps.journey import Journey
from sojourn.store.database import Database
from sojourn.store.journeys import JourneyStore

NOW = datetime(2024, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> JourneyStore:
    return JourneyStore(Database(tmp_path / "sojourn.db"), lambda: NOW)


def journey(**changes: object) -> Journey:
    return Journey.model_validate({"id": "j1", "slug": "airport", "title": "Through the airport", **changes})


def test_save_new_journey_is_read_back_equal(store: JourneyStore) -> None:
    saved = store.save(journey(notes=["旅程 — путь"]))

    assert saved.version == 1
    assert store.get("airport") == saved
    assert store.get("j1") == saved


def test_save_edit_makes_a_new_version_and_keeps_the_old(store: JourneyStore) -> None:
    first = store.save(journey())
    second = store.save(first.model_copy(update={"title": "Faster"}), "workshop")

    assert second.version == 2
    assert store.get("airport", 1) == first
    assert [(line.version, line.cause, line.saved_at) for line in store.history("airport")] == [
        (2, "workshop", NOW),
        (1, "", NOW),
    ]


def test_save_unchanged_content_makes_no_version(store: JourneyStore) -> None:
    first = store.save(journey())

    assert store.save(first).version == 1
    assert len(store.history("airport")) == 1


def test_save_edit_of_an_old_version_is_a_conflict(store: JourneyStore) -> None:
    first = store.save(journey())
    store.save(first.model_copy(update={"title": "Faster"}))

    with pytest.raises(Conflict, match="at version 2, this edit was made on version 1") as caught:
        store.save(first.model_copy(update={"title": "Slower"}))

    assert caught.value.code == "stale_version"
    assert store.get("airport").title == "Faster"


def test_save_slug_of_another_journey_is_a_conflict(store: JourneyStore) -> None:
    store.save(journey())

    with pytest.raises(Conflict, match="'airport'"):
        store.save(journey(id="j2"))


def test_save_with_a_new_slug_renames(store: JourneyStore) -> None:
    first = store.save(journey())
    store.save(first.model_copy(update={"slug": "terminal"}))

    assert store.slugs() == ["terminal"]


def test_get_unknown_names_what_there_is(store: JourneyStore) -> None:
    store.save(journey())

    with pytest.raises(NotFound, match="There are: airport"):
        store.get("port")
    with pytest.raises(NotFound, match="version 7"):
        store.get("airport", 7)


def test_delete_takes_all_versions_along(store: JourneyStore) -> None:
    first = store.save(journey())
    store.save(first.model_copy(update={"title": "Faster"}))
    store.delete("airport")

    assert store.all() == []
    assert store.save(journey()).version == 1


def _edit(path: Path, number: int) -> str:
    store = JourneyStore(Database(path), lambda: NOW)
    try:
        return f"saved {store.save(journey(title=f'Edit {number}'), expected=1).version}"
    except Conflict:
        return "conflict"


def test_save_by_processes_at_once_lets_one_win(store: JourneyStore, tmp_path: Path) -> None:
    store.save(journey())

    with multiprocessing.get_context("spawn").Pool(4) as pool:
        outcomes = pool.starmap(_edit, [(tmp_path / "sojourn.db", number) for number in range(4)])

    assert sorted(outcomes) == ["conflict", "conflict", "conflict", "saved 2"]


def test_open_database_of_a_newer_version_says_so(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "sojourn.db") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()

    with pytest.raises(InvalidInput, match="newer Sojourn"):
        Database(tmp_path / "sojourn.db")


def test_open_file_that_is_no_database_says_so(tmp_path: Path) -> None:
    (tmp_path / "sojourn.db").write_text("this is not a database, whatever its name says" * 100)

    with pytest.raises(InvalidInput, match="not a workspace database"):
        Database(tmp_path / "sojourn.db")


def test_write_while_another_holds_the_database_is_a_conflict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sojourn.store.database.BUSY_SECONDS", 0.05)
    database = Database(tmp_path / "sojourn.db")
    other = sqlite3.connect(tmp_path / "sojourn.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(Conflict, match="Another process"), database.write():
        pass
    other.close()
