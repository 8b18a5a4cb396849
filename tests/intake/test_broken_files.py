"""Broken files: a clear error or a rejected row with its line, never a traceback, never a wrong number."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import openpyxl
import pytest
import zstandard

from sojourn.events.mapping import TableMapping
from sojourn.kernel.errors import InvalidInput, NotFound
from sojourn.store.intake.cells import properties_sql
from sojourn.store.intake.source import ColumnKind
from tests.intake.conftest import Bench

HEAD = "user_id,event,timestamp\n"
GOOD = "u1,visit,2024-01-01 10:00:00\nu2,buy,2024-01-01 11:00:00\n"


def test_truncated_gzip_is_an_error_and_changes_nothing(bench: Bench) -> None:
    packed = gzip.compress((HEAD + GOOD * 50_000).encode())
    with pytest.raises(InvalidInput, match="cut short"):
        bench.bring(bench.write("a.csv.gz", packed[: len(packed) // 2]))
    assert bench.lake.version() == -1


def test_nul_byte_rejects_its_line_only(bench: Bench) -> None:
    report = bench.bring(bench.write("a.csv", HEAD + GOOD + "u3,vi\0sit,2024-01-01 12:00:00\n"))
    assert (report.events_imported, report.rejected_reasons) == (2, {"NUL byte in the line": 1})


def test_wrong_number_of_cells_rejects_the_row_with_its_line(bench: Bench) -> None:
    report = bench.bring(bench.write("a.csv", HEAD + GOOD + "u3,visit\nu4,visit,2024-01-01 12:00:00,extra\n"))
    assert (report.events_imported, report.rejected) == (2, 2)
    kept = Path(report.rejected_file or "").read_text()
    assert "a.csv,4,too few cells" in kept
    assert "a.csv,5,too many cells" in kept


def test_huge_line_is_rejected(bench: Bench) -> None:
    report = bench.bring(bench.write("a.csv", HEAD + GOOD + f"u3,{'x' * 50_000_000},2024-01-01\n" + GOOD))
    assert report.rejected == 1
    assert report.events_imported == 2


def test_mixed_encodings_keep_every_row_and_say_so(bench: Bench) -> None:
    lines = ["u1,café,2024-01-01".encode(), "u2,café,2024-01-01".encode(), "u3,café,2024-01-02".encode("latin-1")]
    report = bench.bring(bench.write("a.csv", HEAD.encode() + b"\n".join(lines) + b"\n"))
    assert [row["name"] for row in bench.rows()] == ["café"] * 3
    assert any("not UTF-8" in note.text for part in report.files for note in part.notes)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1", "utf-16-le"])
def test_usual_encodings_are_read(bench: Bench, encoding: str) -> None:
    text = HEAD + "".join(f"u{n},café über straße,2024-01-01 10:00:00\n" for n in range(20))
    report = bench.bring(bench.write("a.csv", text.encode(encoding)))
    assert report.events_imported == 20
    assert {row["name"] for row in bench.rows()} == {"café über straße"}


def test_empty_file_is_an_error(bench: Bench) -> None:
    with pytest.raises(InvalidInput, match="empty"):
        bench.bring(bench.write("a.csv", ""))


def test_header_without_rows_imports_nothing(bench: Bench) -> None:
    report = bench.bring(bench.write("a.csv", HEAD), profile="user_id", time=("timestamp",), event="event")
    assert (report.rows_read, report.events_imported, bench.lake.version()) == (0, 0, -1)


def test_missing_file_is_named(bench: Bench) -> None:
    with pytest.raises(NotFound, match="nowhere"):
        bench.bring(bench.folder / "nowhere.csv")


def test_text_where_times_belong_rejects_these_rows(bench: Bench) -> None:
    bad = "u3,visit,yesterday\nu4,visit,2024-02-30\nu5,visit,\n,visit,2024-01-01\nu6,,2024-01-01\nu7,x,0001-01-01\n"
    report = bench.bring(
        bench.write("a.csv", HEAD + GOOD * 1 + "".join(f"u{n},a,2024-03-01\n" for n in range(30)) + bad)
    )
    assert report.rejected_reasons == {"time cannot be read": 3, "no time": 1, "no profile": 1, "no event name": 1}
    assert report.events_imported == 32


def test_ten_thousand_columns_are_read(bench: Bench) -> None:
    names = [f"c{n}" for n in range(10_000)]
    row = ",".join(str(n) for n in range(10_000))
    text = "user_id,event,timestamp," + ",".join(names) + "\n" + f"u1,visit,2024-01-01,{row}\n"
    report = bench.bring(bench.write("a.csv", text))
    assert report.events_imported == 1
    assert json.loads(bench.rows()[0]["properties"])["c9999"] == "9999"


def test_rows_of_many_columns_are_one_expression(bench: Bench) -> None:
    columns: dict[str, ColumnKind] = dict.fromkeys([f"c{n}" for n in range(10_000)], "text")
    sql = properties_sql(TableMapping(file="a.csv"), columns, ())
    assert sql.count("CASE") < 10  # one for each column takes the engine minutes
    names = ['a "quoted" name', "b's", *(f"c{n}" for n in range(600))]
    row = ['say ""hi""', " ", *(str(n) for n in range(599)), ""]
    head, line = ",".join(['"a ""quoted"" name"', *names[1:]]), ",".join([f'"{cell}"' for cell in row])
    bench.bring(bench.write("a.csv", f"user_id,event,timestamp,{head}\nu1,visit,2024-01-01,{line}\n"))
    kept = {names[0]: 'say "hi"'} | {f"c{n}": str(n) for n in range(599)}
    assert json.loads(bench.rows()[0]["properties"]) == kept


def test_zstandard_file_cut_short_is_an_error(bench: Bench) -> None:
    packed = zstandard.compress((HEAD + "".join(f"u{n},visit,2024-01-01\n" for n in range(50_000))).encode())
    with pytest.raises(InvalidInput, match="cut short"):
        bench.bring(bench.write("a.csv.zst", packed[:-40]))


def test_columns_without_a_row_are_said_to_have_none(bench: Bench) -> None:
    with pytest.raises(InvalidInput, match=r"a\.csv has no row"):
        bench.bring(bench.write("a.csv", HEAD))


def test_first_row_with_a_moment_is_a_row(bench: Bench) -> None:
    bench.bring(
        bench.write("a.csv", "anna,visit,2024-03-01 10:00:00,web,\nben,pay,2024-03-02 11:00:00,web,12\n"),
        profile="column1",
    )
    assert len(bench.rows()) == 2


def test_workbook_formula_without_value_rejects_the_row(bench: Bench) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["user_id", "event", "timestamp", "amount"],
        ["u1", "buy", "2024-01-01", 5],
        ["u2", "buy", "2024-01-02", "=1+1"],
    ):
        sheet.append(row)
    path = bench.folder / "a.xlsx"
    book.save(path)
    report = bench.bring(path)
    assert (report.events_imported, report.rejected_reasons) == (1, {"a formula without a computed value": 1})


def test_formula_in_a_text_cell_stays_text(bench: Bench) -> None:
    bench.bring(bench.write("a.csv", "user_id,event,timestamp,note\nu1,visit,2024-01-01,=HYPERLINK(1)\n"))
    assert json.loads(bench.rows()[0]["properties"]) == {"note": "=HYPERLINK(1)"}


@pytest.mark.parametrize("name", ["a.parquet", "a.xlsx", "a.xes", "a.csv.gz"])
def test_rubbish_under_a_known_name_is_an_error(bench: Bench, name: str) -> None:
    with pytest.raises(InvalidInput):
        bench.bring(
            bench.write(name, b"PAR1 this is not what it says" if name == "a.parquet" else b"\x1f\x8b rubbish <")
        )


def test_broken_json_line_is_rejected_with_its_line(bench: Bench) -> None:
    good = json.dumps({"user": {"id": "u1"}, "event": "visit", "timestamp": "2024-01-01T10:00:00Z"})
    report = bench.bring(bench.write("a.jsonl", f"{good}\n{{broken\n[1]\n"))
    assert (report.events_imported, report.rejected_reasons) == (1, {"not JSON": 1, "not an object": 1})


def test_file_without_any_time_says_what_to_do(bench: Bench) -> None:
    with pytest.raises(InvalidInput) as caught:
        bench.bring(bench.write("a.csv", "user_id,event\nu1,visit\n"))
    assert "--at" in caught.value.hint


def test_unknown_column_suggests_the_near_one(bench: Bench) -> None:
    with pytest.raises(InvalidInput) as caught:
        bench.bring(bench.write("a.csv", HEAD + GOOD), profile="userid")
    assert "user_id" in caught.value.hint
