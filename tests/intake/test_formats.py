"""Every format brings the same facts; wide rows, answers, lookups and odd headers come out as said."""

from __future__ import annotations

import json
import lzma
from datetime import UTC, datetime, timedelta
from typing import Any
from unicodedata import category

import openpyxl
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.intake.conftest import Bench

START = datetime(2024, 1, 1)  # noqa: DTZ001 - files hold times without a zone
ROWS: list[dict[str, Any]] = [
    {"user_id": f"u{n % 3}", "event": "visit", "timestamp": START + timedelta(hours=n), "channel": "web", "plan": "a,b"}
    for n in range(9)
]
HEAD = ",".join(ROWS[0])


def text(separator: str = ",") -> str:
    lines = [HEAD.replace(",", separator)]
    for row in ROWS:
        cells = [str(value) for value in row.values()]
        lines.append(separator.join(f'"{cell}"' if separator in cell else cell for cell in cells))
    return "\n".join(lines) + "\n"


def facts(bench: Bench) -> list[tuple[Any, ...]]:
    return [(r["time"], r["profile_id"], r["name"], r["channel"], json.loads(r["properties"])) for r in bench.rows()]


EXPECTED = [(r["timestamp"].replace(tzinfo=UTC), r["user_id"], "visit", "web", {"plan": "a,b"}) for r in ROWS]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_separator_is_found(bench: Bench, separator: str) -> None:
    bench.bring(bench.write("a.csv", text(separator)))
    assert facts(bench) == EXPECTED


@pytest.mark.parametrize("ending", ["xz", "zst"])
def test_packed_text_is_unpacked(bench: Bench, ending: str) -> None:
    pack = lzma.compress if ending == "xz" else zstandard.compress
    bench.bring(bench.write(f"a.csv.{ending}", pack(text().encode())))
    assert facts(bench) == EXPECTED


def test_parquet_with_typed_times(bench: Bench) -> None:
    path = bench.folder / "a.parquet"
    pl.DataFrame(ROWS).write_parquet(path)
    bench.bring(path)
    assert facts(bench) == EXPECTED


@pytest.mark.parametrize("zone", [None, "UTC", "America/New_York"])
@pytest.mark.parametrize("unit", ["ms", "us", "ns"])
def test_parquet_times_of_any_unit_and_zone(bench: Bench, unit: str, zone: str | None) -> None:
    path = bench.folder / "a.parquet"
    moments = pa.array([row["timestamp"] for row in ROWS], pa.timestamp(unit)).cast(pa.timestamp(unit, zone))
    table = pa.Table.from_pylist(ROWS).set_column(2, "timestamp", moments).append_column("seen", moments)
    pq.write_table(table, path)  # pyright: ignore[reportUnknownMemberType]
    bench.bring(path, time=("timestamp",))
    assert [fact[:4] for fact in facts(bench)] == [fact[:4] for fact in EXPECTED]


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("gb18030", "客户,事件,时间,访问,下单,付款"), ("big5", "客戶,事件,時間,瀏覽,下單,付款"),
        ("shift_jis", "顧客,イベント,日時,訪問,注文,支払い"), ("euc_jp", "顧客,イベント,日時,訪問,注文,支払い"),
        ("euc_kr", "고객,이벤트,시간,방문,주문,결제"), ("cp1251", "клиент,событие,время,визит,заказ,оплата"),
        ("koi8_r", "клиент,событие,время,визит,заказ,оплата"),
        ("cp1250", "klient,zdarzenie,czas,zamówienie,płatność,zwrot"),
        ("cp1252", "kunde,ereignis,zeit,Ärger,Rückgabe,Größe geändert"),
    ],
)  # fmt: skip
def test_older_encodings_of_east_and_west_are_told_apart(bench: Bench, encoding: str, words: str) -> None:
    *head, first, second, third = words.split(",")
    rows = [f"{head[0]}{n},{(first, second, third)[n % 3]},2024-03-{n + 1:02d}" for n in range(28)]
    path = bench.write("a.csv", "\n".join([",".join(head), *rows]).encode(encoding))
    bench.bring(path, profile=head[0], event=head[1], time=(head[2],))
    assert {row["name"] for row in bench.rows()} == {first, second, third}


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_columns_called_as_the_import_calls_its_own_are_kept(bench: Bench, ending: str) -> None:
    own = ["rowid", "__row", "__rn", "rn", "e", "k", "seq", "reason", "t0", "profile_id", "file_row_number", "filename"]
    names = ["user_id", "event", "timestamp", *own]
    rows = [["a", "x", "2024-01-01", *own], ["b", "y", "2024-01-02", *own]]
    path = bench.folder / f"a.{ending}"
    if ending == "parquet":
        pl.DataFrame(rows, names, orient="row").write_parquet(path)
    else:
        lines = [json.dumps(dict(zip(names, row, strict=True))) for row in rows]
        path.write_text("\n".join(lines if ending == "jsonl" else map(",".join, [names, *rows])))
    bench.bring(path)
    assert [(row["profile_id"], row["name"]) for row in bench.rows()] == [("a", "x"), ("b", "y")]
    kept = json.loads(bench.rows()[0]["properties"])
    assert {name.removesuffix("_2"): value for name, value in kept.items()} == dict(zip(own, own, strict=True))


@pytest.mark.parametrize(
    ("written", "values"),
    [
        (("0,00", "1,5", "12,25"), [0, 1.5, 12.25]),
        (("1.234,50", "7,5", "1.000.000"), [1234.5, 7.5, 1_000_000]),
        (("1,234.50", "7.5", "1,000,000"), [1234.5, 7.5, 1_000_000]),
        (("1,5", "2,5", "1.5"), [1.5, 2.5, None]),
        (("1.5", "2.5", "1,5"), [1.5, 2.5, None]),
    ],
)
def test_amounts_are_read_as_their_column_writes_them(
    bench: Bench, written: tuple[str, ...], values: list[float | None]
) -> None:
    rows = [f"u{n};buy;2024-01-{n + 1:02d};{amount}\n" for n, amount in enumerate(written)]
    bench.bring(bench.write("a.csv", "user_id;event;timestamp;amount\n" + "".join(rows)))
    assert [row["value"] for row in bench.rows()] == values


def test_zstandard_file_of_several_frames_is_read_to_its_end(bench: Bench) -> None:
    first, second = text()[:100].encode(), text()[100:].encode()
    bench.bring(bench.write("a.csv.zst", zstandard.compress(first) + zstandard.compress(second)))
    assert facts(bench) == EXPECTED


def test_workbook_with_typed_times(bench: Bench) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(ROWS[0]))
    for row in ROWS:
        sheet.append(list(row.values()))
    path = bench.folder / "a.xlsx"
    book.save(path)
    bench.bring(path)
    assert facts(bench) == EXPECTED


def test_json_lines_with_nested_keys(bench: Bench) -> None:
    lines = [json.dumps({**row, "timestamp": str(row["timestamp"]), "plan": {"of": "a,b"}}) for row in ROWS]
    bench.bring(bench.write("a.jsonl", "\n".join(lines)))
    assert [fact[:4] for fact in facts(bench)] == [fact[:4] for fact in EXPECTED]
    assert facts(bench)[0][4] == {"plan.of": "a,b"}


def test_xes_log(bench: Bench) -> None:
    when = '<date key="time:timestamp" value="2024-01-0{}T10:00:00+01:00"/>'
    event = f'<event><string key="concept:name" value="ask"/>{when}</event>'
    traces = "".join(
        f'<trace><string key="concept:name" value="c{n}"/>{event.format(1)}{event.format(2)}</trace>' for n in range(3)
    )
    report = bench.bring(bench.write("a.xes", f'<log xmlns="http://www.xes-standard.org/">{traces}</log>'))
    assert report.events_imported == 6
    assert [row["case_id"] for row in bench.rows()] == ["c0", "c0", "c1", "c1", "c2", "c2"]
    assert bench.rows()[0]["time"] == datetime(2024, 1, 1, 9, tzinfo=UTC)


def test_xes_with_entities_is_refused(bench: Bench) -> None:
    from sojourn.kernel.errors import InvalidInput

    bomb = (
        '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaa">]><log><trace><string key="x" value="&a;"/></trace></log>'
    )
    with pytest.raises(InvalidInput):
        bench.bring(bench.write("a.xes", bomb))


def test_survey_row_is_one_event_and_an_answer_a_question(bench: Bench) -> None:
    content = "who,Q1A,Q1B,Q1C,city\nr1,5,6,,Bonn\nr2,1,9,3,\n"
    report = bench.bring(
        bench.write("a.csv", content),
        profile="who", score=("Q1*",), scale=("1-5",), not_used=(6.0,), at=datetime(2024, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    answers = [(r["profile_id"], r["question"], r["score"], r["properties"]) for r in bench.rows() if r["question"]]
    assert answers == [
        ("r1", "Q1A", 5.0, '{"city":"Bonn"}'),
        ("r1", "Q1B", None, '{"not_used":6,"city":"Bonn"}'),
        ("r2", "Q1A", 1.0, None),
        ("r2", "Q1C", 3.0, None),
    ]
    assert report.no_answer == {"Q1B": 1}
    assert [row["name"] for row in bench.rows() if not row["question"]] == ["survey answered"] * 2


def test_feedback_rows_among_events_are_answers_only(bench: Bench) -> None:
    content = (
        "user_id,event,timestamp,question,score,text\nu1,visit,2024-01-01,,,\n"
        "u1,feedback,2024-01-02,nps,9,fine\nu1,feedback,2024-01-03,nps,,\n"
    )
    report = bench.bring(
        bench.write("a.csv", content), score=("score",), scale=("0-10",), text=("text",), question="question"
    )
    assert (report.events_imported, report.answers_imported) == (1, 1)
    assert report.rejected_reasons == {"an answer without score and text": 1}
    answer = bench.rows()[1]
    assert (answer["question"], answer["score"], answer["scale_high"], answer["text"]) == ("nps", 9.0, 10.0, "fine")


def test_files_that_share_a_key_tell_one_story(bench: Bench) -> None:
    orders = "order_id,customer_id,order_placed_at,order_shipped_at\n"
    bench.write("orders.csv", orders + "o1,k1,2024-01-01,2024-01-03\no2,k2,2024-01-02,\n")
    bench.write("customers.csv", "customer_id,customer_unique_id,city\nk1,p1,Bonn\nk2,p1,Ulm\n")
    bench.write("payments.csv", "order_id,payment_type,payment_value\no1,card,10\no1,voucher,5\no9,card,1\n")
    report = bench.bring(bench.folder)
    found = sorted((row["time"].day, row["name"], row["profile_id"], row["case_id"]) for row in bench.rows())
    assert found == [
        (1, "order placed", "p1", "o1"), (1, "payment", "p1", "o1"), (1, "payment", "p1", "o1"),
        (2, "order placed", "p1", "o2"), (3, "order shipped", "p1", "o1"),
    ]  # fmt: skip
    assert report.rejected_reasons == {"no profile": 1}


def test_blank_and_doubled_column_names_get_names(bench: Bench) -> None:
    bench.bring(bench.write("a.csv", ",user_id ,event,timestamp,x,x\n7,u1,visit,2024-01-01,1,2\n"))
    assert json.loads(bench.rows()[0]["properties"]) == {"column1": "7", "x": "1", "x_2": "2"}


def test_mangled_ids_are_whole_again(bench: Bench) -> None:
    bench.bring(
        bench.write("a.csv", "customer_id,event,timestamp\n17850.0,visit,2024-01-01\n17851.0,visit,2024-01-01\n")
    )
    assert [row["profile_id"] for row in bench.rows()] == ["17850", "17851"]


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r", exclude_categories=["Cs"]))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(cells=["\u00a0", "\u3000", "\u00a0x"])
@given(cells=st.lists(TEXTS, min_size=1, max_size=6))
def test_any_text_survives_the_way_in(bench: Bench, cells: list[str]) -> None:
    import csv
    import io
    import shutil

    shutil.rmtree(bench.workspace, ignore_errors=True)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["user_id", "event", "timestamp", "note"])
    writer.writerows([f"u{n}", "visit", "2024-01-01", cell] for n, cell in enumerate(cells))
    report = bench.bring(bench.write("a.csv", buffer.getvalue()), separator=",", profile="user_id", encoding="utf-8")
    assert report.events_imported == len(cells)
    found = [json.loads(row["properties"] or "{}").get("note", "") for row in bench.rows()]
    assert [note for note in found if note] == [cell for cell in cells if any(category(sign) != "Zs" for sign in cell)]


@pytest.mark.parametrize("separator", [",", ";"])
def test_lines_of_title_above_the_header_are_passed_over_and_told(bench: Bench, separator: str) -> None:
    report = bench.bring(bench.write("a.csv", "Visits of January, all shops\nfor: the board\n\n" + text(separator)))
    assert facts(bench) == EXPECTED
    assert "Not read, above the header: Visits of January, all shops for: the board" in [
        note.text for note in report.files[0].notes
    ]


def test_header_over_several_lines_is_no_title(bench: Bench) -> None:
    head = '"user\nid",event,timestamp,channel,plan'
    bench.bring(bench.write("a.csv", text().replace(HEAD, head, 1)), profile="user\nid")
    assert facts(bench) == EXPECTED
