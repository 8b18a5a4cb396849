"""Roles guessed from names and values, on the kinds of files that people have."""

from __future__ import annotations

import pytest

from sojourn.events.guess import Guess, TableSample, guess
from sojourn.events.mapping import ImportMapping, TableMapping
from sojourn.events.options import ImportOptions, parse_scale
from sojourn.kernel.errors import InvalidInput


def sample(file: str, header: str, *rows: str) -> TableSample:
    names = header.split(",")
    cells = [row.split(",") for row in rows]
    return TableSample(file, {name: [row[n] or None for row in cells] for n, name in enumerate(names)})


def one(header: str, *rows: str, file: str = "events.csv", **options: object) -> TableMapping:
    return result(header, *rows, file=file, **options).mapping.tables[0]


def result(header: str, *rows: str, file: str = "events.csv", **options: object) -> Guess:
    return guess([sample(file, header, *rows)], ImportOptions(**options))  # type: ignore[arg-type]


VISITS = [f"v{n % 9},view,web,2024-01-{n % 28 + 1:02d}" for n in range(60)]


@pytest.mark.parametrize("person", ["user_id", "CustomerID", "visitor", "client_id", "Contact ID", "RESPNUM", "userId"])
def test_person_column_is_found_by_its_name(person: str) -> None:
    rows = [f"v{n % 30},view,web,2024-01-{n % 28 + 1:02d}" for n in range(90)]
    table = one(f"{person},event,channel,timestamp", *rows)
    assert (table.profile, table.event, table.channel, table.times[0].column) == (
        person,
        "event",
        "channel",
        "timestamp",
    )


def test_column_called_customer_is_the_person_where_it_holds_codes() -> None:
    rows = [f"O{n},C{n % 9},2024-01-{n % 28 + 1:02d}" for n in range(40)]
    table = one("order_id,customer,ordered_at", *rows)
    assert (table.profile, table.case) == ("customer", "order_id")
    kinds = [f"O{n},{('new', 'known')[n % 2]},2024-01-{n % 28 + 1:02d}" for n in range(40)]
    assert one("order_id,customer,ordered_at", *kinds).profile == "order_id"


def test_xes_names_are_known_and_cases_stand_for_people() -> None:
    rows = [f"c{n % 9},register,2024-01-02T10:00:00+01:00,2024-01-01" for n in range(40)]
    found = result("case:concept:name,concept:name,time:timestamp,case:startdate", *rows)
    table = found.mapping.tables[0]
    assert (table.case, table.profile, table.event) == ("case:concept:name",) * 2 + ("concept:name",)
    assert [time.column for time in table.times] == ["time:timestamp"]
    assert any("No column says who" in note.text for note in found.notes)


def test_wide_order_row_is_several_events_but_not_its_plans() -> None:
    rows = [f"o{n},c{n % 5},2024-01-01 10:00:00,2024-01-02 10:00:00,2024-01-09" for n in range(30)]
    head = "order_id,customer_id,order_purchase_timestamp,order_approved_at,order_estimated_delivery_date"
    table = one(head, *rows, file="orders.csv")
    assert [(time.column, time.event) for time in table.times] == [
        ("order_purchase_timestamp", "order purchase"),
        ("order_approved_at", "order approved"),
    ]


def test_survey_questions_are_found_as_a_group() -> None:
    rows = [f"{n},{n % 6},{(n + 1) % 7},{(n + 2) % 7},{(n + 3) % 7},{n % 2}" for n in range(60)]
    table = one("RESPNUM,Q7ART,Q7FOOD,Q7STORE,Q7SIGN,Q4BAGS", *rows)
    assert [scores.columns for scores in table.scores] == ["Q7ART", "Q7FOOD", "Q7STORE", "Q7SIGN"]
    assert (table.scores[0].low, table.scores[0].high, table.scores[0].not_used) == (1, 5, [6])
    assert table.event_name == "survey answered"


def test_guess_says_how_many_answers_a_row_holds() -> None:
    rows = [f"{n},{n % 5 + 1},{n % 4 + 1},{n % 4 + 2}" for n in range(60)]
    found = result("RESPNUM,Q7ART,Q7FOOD,Q7SIGN", *rows, score=("Q7*",), scale=("1-5",))
    assert found.tables[0].happens.endswith("an answer for each of 3 score columns")
    assert not any("--score" in note for note in found.notes)


def test_unit_price_is_multiplied_by_quantity() -> None:
    rows = [f"5{n:05d},{n % 4 + 1},2.55,178{n % 9},2024-01-01 08:26:00" for n in range(50)]
    table = one("InvoiceNo,Quantity,UnitPrice,CustomerID,InvoiceDate", *rows)
    assert (table.value, table.value_by, table.case, table.event_name) == (
        "UnitPrice",
        "Quantity",
        "InvoiceNo",
        "purchase",
    )


def test_ids_that_a_spreadsheet_mangled_are_seen() -> None:
    table = one("customer_id,event,timestamp", *(f"{17850 + n}.0,visit,2024-01-01" for n in range(20)))
    assert table.whole_ids == ["customer_id"]


def test_options_win_over_the_guess() -> None:
    table = one("user_id,event,channel,timestamp", *VISITS, profile="channel", event="user_id")
    assert (table.profile, table.event, table.channel) == ("channel", "user_id", None)


def test_saved_mapping_is_used_as_it_is() -> None:
    mapping = ImportMapping(tables=[TableMapping(file="events.csv", profile="channel", event_name="seen")])
    assert one("user_id,event,channel,timestamp", *VISITS, mapping=mapping).profile == "channel"


def test_unknown_column_is_named() -> None:
    with pytest.raises(InvalidInput, match="colour"):
        one("user_id,event,channel,timestamp", *VISITS, channel="colour")


def test_every_column_gets_a_role_confidence_and_examples() -> None:
    table = result("user_id,event,channel,timestamp", *VISITS).tables[0]
    assert [column.role for column in table.columns] == ["profile", "event", "channel", "time"]
    assert all(0 < column.confidence <= 1 and column.examples for column in table.columns)


@pytest.mark.parametrize(("text", "scale"), [("1-5", (1, 5)), ("0..10", (0, 10)), ("-3:3", (-3, 3)), ("-3-3", (-3, 3))])
def test_scale_is_read(text: str, scale: tuple[float, float]) -> None:
    assert parse_scale(text) == scale


@pytest.mark.parametrize("text", ["5-1", "five", "1", ""])
def test_scale_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_scale(text)


def test_mapping_yaml_loses_nothing() -> None:
    rows = [f"{n},{n % 6},{(n + 1) % 7},{(n + 2) % 7},{(n + 3) % 7},{n % 2}" for n in range(60)]
    mapping = result("RESPNUM,Q7ART,Q7FOOD,Q7STORE,Q7SIGN,Q4BAGS", *rows).mapping
    assert ImportMapping.from_yaml(mapping.to_yaml()) == mapping


def test_mapping_with_a_wrong_key_names_the_place() -> None:
    with pytest.raises(InvalidInput, match=r"tables\.0\.colour"):
        ImportMapping.from_yaml("version: 1\ntables:\n- file: a.csv\n  colour: red\n")


def test_person_that_more_files_know_is_taken_and_said_where_another_file_holds_it() -> None:
    members = [f"L{n},C{n},2024-01-{n % 28 + 1:02d}" for n in range(40)]
    bought = [f"L{n % 40},{n},2024-02-{n % 28 + 1:02d}" for n in range(90)]
    online = [f"C{n % 40},{n},2024-03-{n % 28 + 1:02d}" for n in range(90)]
    found = guess(
        [
            sample("loyalty.csv", "LoyaltyId,ContactId,CreatedOn", *members),
            sample("pos.csv", "LoyaltyId,TotalPrice,PurchasedOn", *bought),
            sample("online.csv", "ContactId,TotalPrice,PurchasedOn", *online),
            sample("calls.csv", "ContactId,Minutes,CalledOn", *online),
        ]
    )
    assert {table.profile for table in found.mapping.tables} == {"ContactId"}
    happens = {table.file: table.happens for table in found.tables}
    assert happens["pos.csv"].endswith("; who it is about: ContactId of loyalty.csv")
    assert "who" not in happens["online.csv"]


def test_file_that_says_nobody_is_left_out_beside_others_and_an_error_alone() -> None:
    visits = [f"u{n % 30},{n},view,2024-01-{n % 28 + 1:02d}" for n in range(60)]
    few = [f"{n},u{n},2024-01-{n % 28 + 1:02d}" for n in range(5)]
    details = [f"{n},desk,2024-01-{n % 28 + 1:02d}" for n in range(60)]
    contexts = sample("contexts.csv", "root_id,kind,root_tstamp", *details)
    found = guess(
        [
            sample("events.csv", "user_id,event_id,event,timestamp", *visits),
            sample("sessions.csv", "root_id,user_id,root_tstamp", *few),
            contexts,
        ]
    )
    kinds = {table.file: (table.kind, table.lookups) for table in found.mapping.tables}
    assert kinds["contexts.csv"] == ("skip", [])  # five rows of sixty are no way to the person
    assert any("contexts.csv: left out; no column says who" in note.text for note in found.notes)
    assert guess([contexts]).mapping.tables[0].kind == "events"
