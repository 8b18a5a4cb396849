"""The facade: questions, inventory, the cache, engines."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sojourn.app.inventory import fields, inventory
from sojourn.app.result_cache import ResultCache
from sojourn.app.workspace import Workspace
from sojourn.kernel.errors import InvalidInput, NotFound
from tests.app.shop import fill, shop


def test_open_missing_workspace_without_create_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no workspace"):
        Workspace.open(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def test_open_file_as_workspace_says_it_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InvalidInput, match="is a file"):
        Workspace.open(tmp_path / "file")


def test_ask_funnel_counts_the_shop(tmp_path: Path) -> None:
    with shop(tmp_path / "ws") as workspace:
        answer = workspace.ask.funnel(["visit", "basket", "paid"], within="1d")

    assert [(row["step"], row["count"]) for row in answer.rows] == [("visit", 20), ("basket", 12), ("paid", 9)]


def test_ask_with_filters_keeps_window_and_channel(tmp_path: Path) -> None:
    with shop(tmp_path / "ws") as workspace:
        answer = workspace.ask.events(start="2024-01-01", end="2024-01-05", channels=["web"])

    assert {row["event"]: row["count"] for row in answer.rows} == {"visit": 2, "basket": 2, "paid": 2}


def test_ask_with_one_word_where_several_may_stand_takes_the_word(tmp_path: Path) -> None:
    with shop(tmp_path / "ws") as workspace:
        assert workspace.ask.events(channels="web").rows == workspace.ask.events(channels=["web"]).rows
        assert [row["step"] for row in workspace.ask.funnel("visit", exclude="paid").rows] == ["visit"]
        assert repr(workspace) == f"<Workspace '{tmp_path / 'ws'}'>"


def test_ask_in_a_window_that_ends_before_it_starts_is_an_error(tmp_path: Path) -> None:
    with shop(tmp_path / "ws") as workspace:
        for end in ("2023", "2024"):
            with pytest.raises(InvalidInput, match="before or when it starts"):
                workspace.ask.events(start="2024", end=end)


def test_ask_unknown_option_names_the_known_ones(tmp_path: Path) -> None:
    with shop(tmp_path / "ws") as workspace, pytest.raises(InvalidInput, match=r"has no option 'steps'.*limit"):
        workspace.ask.put("events", {"steps": ["a"]})


def test_ask_unknown_question_names_the_known_ones(tmp_path: Path) -> None:
    with shop(tmp_path / "ws") as workspace, pytest.raises(NotFound, match="funnel"):
        workspace.ask.put("horoscope", {})


def test_inventory_counts_what_is_there(tmp_path: Path) -> None:
    with shop(tmp_path / "ws") as workspace:
        found = inventory(workspace)

    assert (found["events"], found["answers"], found["profiles"], found["journeys"]) == (41, 9, 20, 1)
    assert datetime.fromisoformat(found["first_event"]) == datetime(2024, 1, 1, 12, tzinfo=UTC)


def test_inventory_of_an_empty_workspace_is_zero(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "ws") as workspace:
        assert inventory(workspace)["lake_version"] is None
        assert fields(workspace) == []


def test_fields_list_columns_and_properties_with_values(tmp_path: Path) -> None:
    with shop(tmp_path / "ws") as workspace:
        found = {field["name"]: field for field in fields(workspace)}

    assert found["channel"]["values"] == [{"value": "web", "count": 26}, {"value": "app", "count": 24}]
    assert [value["value"] for value in found["event"]["values"]] == ["visit", "basket", "paid"]
    assert (found["plan"]["kind"], found["plan"]["type"], found["age"]["type"]) == ("property", "text", "number")
    assert "case" not in found


def test_answers_follow_a_new_version_of_the_lake(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "ws") as workspace:
        assert workspace.ask.events().rows == []
        fill(workspace)
        assert workspace.ask.events().n == 41
        fill(workspace, "again")
        assert workspace.ask.events().n == 82


def test_questions_from_threads_all_get_the_right_answer(tmp_path: Path) -> None:
    counts: list[list[int]] = []
    with shop(tmp_path / "ws") as workspace:

        def work() -> None:
            for _ in range(3):
                answer = workspace.ask.funnel(["visit", "basket"])
                counts.append([row["count"] for row in answer.rows])

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert counts == [[20, 12]] * 12


def test_import_stopped_in_the_middle_leaves_nothing_and_completes_later(tmp_path: Path) -> None:
    class StopError(Exception):
        pass

    def stop(progress: object) -> None:
        raise StopError

    file = tmp_path / "events.csv"
    lines = (f"c{number % 500},2024-01-01 {number % 24:02}:00:00,e{number}" for number in range(20_000))
    file.write_text("customer_id,time,event\n" + "\n".join(lines))
    with Workspace.open(tmp_path / "ws") as workspace:
        with pytest.raises(StopError):
            workspace.import_files(file, progress=stop)
        assert workspace.lake.version() == -1
        assert workspace.import_files(file).events_imported == 20_000


def test_cache_that_cannot_be_written_holds_up_no_answer(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = ResultCache(tmp_path / "file" / "answers")
    assert cache.once("key", lambda: b"answer") == b"answer"
