"""`sojourn map`: check, measure, render, convert, diff, discover."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from sojourn.maps.exchange.yaml import dump, load
from tests.app.shop import JOURNEY
from tests.cli.conftest import Run

STEP_KEYS = [
    "id", "title", "stage", "instances", "reach_share", "reach_low", "reach_high", "dropoff_share",
    "median_seconds_to_next", "valence", "valence_low", "valence_high", "valence_n",
]  # fmt: skip


def test_check_of_a_sound_map_exits_0(run: Run, map_file: Path) -> None:
    ran = run("map", "check", map_file)
    assert (ran.code, ran.err) == (0, "1 map checked: no errors, no warnings.\n")


def test_check_of_a_broken_map_names_the_place_and_exits_1(run: Run, map_file: Path) -> None:
    map_file.write_text(map_file.read_text().replace("stage: take", "stage: nowhere"))
    ran = run("map", "check", map_file, "--format", "json")

    assert ran.code == 1
    assert any("steps[pay]" in row["path"] and "nowhere" in row["message"] for row in json.loads(ran.out)["rows"])


def test_check_lists_what_makes_it_no_map_at_all(run: Run, map_file: Path) -> None:
    map_file.write_text(map_file.read_text() + "colour: red\n")
    ran = run("map", "check", map_file)

    assert (ran.code, "colour" in ran.out) == (1, True)


def test_check_cuts_no_word_of_what_is_wrong_and_how_to_mend_it(run: Run, map_file: Path) -> None:
    map_file.write_text(map_file.read_text().replace("event = 'paid'", "event == = 'paid'"))
    found = json.loads(run("map", "check", map_file, "--format", "json").out)["rows"][0]

    assert found["hint"].startswith("Expected a value")
    assert len(found["message"]) > 72
    assert found["message"] in run("map", "check", map_file).out


def test_check_of_what_is_no_yaml_exits_2(run: Run, map_file: Path) -> None:
    map_file.write_text("a: [")
    assert run("map", "check", map_file).code == 2


def measured(run: Run, ws: Path, *more: str) -> dict[str, Any]:
    ran = run("map", "measure", "buy", "-w", ws, "--format", "json", *more)
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_measure_json_holds_the_contracts_keys_and_true_numbers(run: Run, ws: Path) -> None:
    found = measured(run, ws)
    steps = {step["id"]: step for step in found["steps"]}

    assert set(STEP_KEYS) <= set(steps["pay"])
    assert [steps[name]["instances"] for name in ("visit", "basket", "pay")] == [20, 12, 9]
    assert steps["basket"]["reach_share"] == pytest.approx(0.6)
    assert steps["basket"]["median_seconds_to_next"] == 1800
    # Five said 2 and four said 5 on 1-5: (5 * -1 + 4 * 2) / 9.
    assert steps["pay"]["valence"] == pytest.approx(3 / 9)
    assert steps["pay"]["valence_n"] == 9
    assert steps["visit"]["valence"] is None
    assert steps["visit"]["notes"]


def test_measure_filters_and_compares(run: Run, ws: Path) -> None:
    found = measured(
        run,
        ws,
        "--from",
        "2024-01-01",
        "--to",
        "2024-01-11",
        "--compare-from",
        "2024-01-11",
        "--compare-to",
        "2024-02-01",
    )

    assert found["n"] == 10
    assert found["comparison"]["other"]["n"] == 10
    assert {step["id"] for step in found["comparison"]["steps"]} == {"visit", "basket", "pay"}


def test_measure_of_a_file_is_the_same_as_of_the_saved_map(run: Run, ws: Path, map_file: Path) -> None:
    ran = run("map", "measure", map_file, "-w", ws, "--format", "json")
    assert json.loads(ran.out)["steps"] == measured(run, ws)["steps"]


@pytest.mark.parametrize("form", ["table", "csv", "parquet"])
def test_measure_prints_in_every_format(run: Run, ws: Path, form: str) -> None:
    ran = run("map", "measure", "buy", "-w", ws, "--format", form)

    assert ran.code == 0
    if form == "csv":
        assert [row["instances"] for row in csv.DictReader(io.StringIO(ran.out))] == ["20", "12", "9"]
    elif form == "table":
        assert "Basket" in ran.out
        assert "60.0 %" in ran.out


def test_measure_again_comes_from_the_cache(run: Run, ws: Path) -> None:
    measured(run, ws)
    kept = {path: path.stat().st_mtime_ns for path in (ws / "cache" / "answers").iterdir()}
    measured(run, ws)

    assert kept
    assert {path: path.stat().st_mtime_ns for path in (ws / "cache" / "answers").iterdir()} == kept


@pytest.mark.parametrize(("ending", "head"), [("svg", b"<"), ("png", b"\x89PNG"), ("pdf", b"%PDF"), ("html", b"<!")])
def test_render_draws_every_kind_of_picture(run: Run, ws: Path, tmp_path: Path, ending: str, head: bytes) -> None:
    picture = tmp_path / f"buy.{ending}"
    ran = run("map", "render", "buy", "-w", ws, "-o", picture)

    assert ran.code == 0, ran.err
    assert picture.read_bytes().lstrip().startswith(head)


def test_render_without_workspace_needs_no_measure(run: Run, map_file: Path, tmp_path: Path) -> None:
    assert run("map", "render", map_file, "--no-measure", "-o", tmp_path / "buy.svg").code == 0
    assert run("map", "render", map_file, "-o", tmp_path / "buy.svg").code == 2


@pytest.mark.parametrize("ending", ["json", "yaml"])
def test_convert_to_a_lossless_format_and_back_is_the_same(
    run: Run, map_file: Path, tmp_path: Path, ending: str
) -> None:
    run("map", "convert", map_file, tmp_path / f"there.{ending}")
    run("map", "convert", tmp_path / f"there.{ending}", tmp_path / "back.yaml")

    assert load((tmp_path / "back.yaml").read_text()) == JOURNEY


@pytest.mark.parametrize("ending", ["csv", "xlsx", "mmd"])
def test_convert_to_a_table_or_mermaid_and_back_keeps_the_steps(
    run: Run, map_file: Path, tmp_path: Path, ending: str
) -> None:
    there = run("map", "convert", map_file, tmp_path / f"buy.{ending}")
    back = run("map", "convert", tmp_path / f"buy.{ending}", tmp_path / "back.yaml")

    assert (there.code, back.code) == (0, 0), there.err + back.err
    steps = [step.title for step in load((tmp_path / "back.yaml").read_text()).steps_in_order()]
    assert steps == ["Visit", "Basket", "Pay"]


def test_diff_says_what_changed(run: Run, map_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(dump(JOURNEY.model_copy(update={"title": "Buying faster"})))

    assert "No changes" in run("map", "diff", map_file, map_file).out
    assert "Buying faster" in run("map", "diff", map_file, other).out
    assert run("map", "diff", map_file, other).code == 0
    assert run("map", "diff", map_file, other, "--exit-code").code == 1
    assert json.loads(run("map", "diff", map_file, other, "--format", "json").out)["n"] == 1


@pytest.mark.parametrize("form", ["json", "csv", "parquet"])
def test_diff_of_parts_of_every_kind_prints_in_every_format(
    run: Run, map_file: Path, tmp_path: Path, form: str
) -> None:
    other = tmp_path / "other.yaml"
    changed = {"version": 7, "tags": {"brand": ["x"]}, "title": "Buying faster", "notes": ["one"]}
    other.write_text(dump(JOURNEY.model_copy(update=changed)))
    ran = run("map", "diff", map_file, other, "--format", form)

    assert (ran.code, ran.err) == (0, "")
    assert b"Buying faster" in ran.raw


def test_discover_drafts_the_same_map_every_time(run: Run, ws: Path, tmp_path: Path) -> None:
    first = run("map", "discover", "-w", ws, "--title", "Shopping")
    second = run("map", "discover", "-w", ws, "--title", "Shopping")

    assert first.code == 0, first.err
    assert first.out == second.out
    assert load(first.out).title == "Shopping"
    assert len(load(first.out).steps) == 3


def test_discover_saves_under_a_free_name(run: Run, ws: Path) -> None:
    for _ in range(2):
        assert run("map", "discover", "-w", ws, "--title", "Buy", "--save").code == 0
    ran = run("map", "measure", "none", "-w", ws)
    assert "There are: buy, buy-2, buy-3" in ran.err


def test_discover_without_events_says_what_to_do(run: Run, tmp_path: Path) -> None:
    from sojourn.app.workspace import Workspace

    Workspace.open(tmp_path / "empty").save(JOURNEY)
    ran = run("map", "discover", "-w", tmp_path / "empty")
    assert (ran.code, "Import a file of events" in ran.err) == (1, True)


def test_render_cuts_a_pdf_into_sheets_and_writes_slides(run: Run, map_file: Path, tmp_path: Path) -> None:
    from pptx import Presentation
    from pypdf import PdfReader

    pdf, slides = tmp_path / "buy.pdf", tmp_path / "buy.pptx"
    ran = run("map", "render", map_file, "--no-measure", "-o", pdf, "--paper", "a4", "--orientation", "portrait")
    assert ran.code == 0, ran.err
    assert float(PdfReader(pdf).pages[0].mediabox.height) == pytest.approx(841.89, abs=0.1)
    assert run("map", "render", map_file, "--no-measure", "-o", slides).code == 0
    assert len(Presentation(str(slides)).slides) >= 2


def test_paper_is_for_pdf_only(run: Run, map_file: Path, tmp_path: Path) -> None:
    ran = run("map", "render", map_file, "--no-measure", "-o", tmp_path / "x.svg", "--paper", "a4")
    assert (ran.code, "only a PDF is cut into sheets" in ran.err) == (2, True)


def test_convert_to_cjml_tells_what_is_lost_and_reads_back(run: Run, map_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "buy.cjml"
    ran = run("map", "convert", map_file, target)
    assert (ran.code, "Note: CJML has no place for" in ran.err) == (0, True)
    assert run("map", "check", target).code == 0


def test_prompt_and_answer_make_a_map(run: Run, tmp_path: Path) -> None:
    from sojourn.maps.prompting.prompt import prompt

    asked = run("map", "prompt", "--about", "Renting a bicycle")
    assert (asked.code, "Renting a bicycle" in asked.out) == (0, True)
    assert json.loads(run("map", "prompt", "--schema").out)["title"] == "Answer"

    answer = tmp_path / "answer.txt"
    answer.write_text("Here it is:\n```json\n" + json.dumps(prompt().example) + "\n```\n", encoding="utf-8")
    made = run("map", "from-answer", answer, "--reject", "stage-2", "--title", "Mine")
    found = load(made.out)
    assert (made.code, found.title, len(found.stages)) == (0, "Mine", 1)
    assert "- stage-2 " in made.err
    assert "+ stage-1-step-1 " in made.err


def test_answer_without_json_exits_2_in_words(run: Run, tmp_path: Path) -> None:
    answer = tmp_path / "answer.txt"
    answer.write_text("I am sorry.", encoding="utf-8")
    ran = run("map", "from-answer", answer)
    assert (ran.code, "There is no JSON in the pasted text" in ran.err) == (2, True)


def test_templates_are_listed_and_written_as_maps(run: Run, tmp_path: Path) -> None:
    listed = run("map", "template", "--lang", "ru")
    assert (listed.code, "retail" in listed.out, "Розница" in listed.out) == (0, True, True)
    target = tmp_path / "hotel.yaml"
    assert run("map", "template", "service-blueprint", "--empty", "-o", target).code == 0
    found = load(target.read_bytes())
    assert (len(found.steps), found.cards) == (8, [])
    assert run("map", "template", "nothing").code == 2
