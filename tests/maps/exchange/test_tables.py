import csv as stdlib_csv
import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sojourn.kernel.errors import InvalidInput, SojournError
from sojourn.maps.diff import diff
from sojourn.maps.exchange import csv, xlsx
from sojourn.maps.exchange.cells import guard, unguard
from sojourn.maps.journey import Journey
from sojourn.maps.validate import check, errors_of
from tests.maps.documents import data, journey
from tests.maps.generated import TRAPS, journeys, quick


def shape(found: Journey) -> list[tuple[str, list[str]]]:
    steps = found.steps_in_order()
    return [(stage.title, [s.title for s in steps if s.stage == stage.id]) for stage in found.stages_in_order()]


def texts(found: Journey) -> dict[str, dict[str, str]]:
    lanes = {lane.id: lane.title for lane in found.lanes}
    result: dict[str, dict[str, str]] = {}
    for card in found.cards:
        result.setdefault(lanes[card.lane], {})[card.span.from_step] = card.text
    return result


@pytest.mark.parametrize("layout", ["long", "matrix"])
def test_csv_of_either_layout_brings_the_same_map_back(layout: csv.Layout) -> None:
    text = csv.dump(journey(), layout)
    found, notes = csv.load(text, "Order to door")
    assert shape(found) == [("Buy", ["Order", "Pay"]), ("Get", ["At the door"])]
    assert {step.title: step.match for step in found.steps} == {step.title: step.match for step in journey().steps}
    assert [(p.step, p.valence) for p in found.emotions] == [("order", 1.2), ("at-the-door", -1.5)]
    assert found.cards[0].span.model_dump() == {"from_step": "order", "to_step": "pay", "row": 0}
    assert [lane.title for lane in found.lanes_in_order()] == ["Doing", "Emotion", "Pains"]
    assert errors_of(check(found)) == []
    assert notes == []
    assert csv.dump(found, layout) == text


def test_write_says_what_a_table_does_not_hold() -> None:
    content, notes = csv.write(journey())
    assert content.startswith(b"\xef\xbb\xbfStage,Step,")
    assert notes == [
        "A table does not hold: personas (1), transitions (2), start, outcomes and time-out. "
        "YAML or JSON keep everything."
    ]


WORKBOOK = xlsx.dump(journey())

FOREIGN = """Customer Journey Map;;;
;Awareness;Consideration;Purchase
Doing;Sees an ad;Compares;Buys
Feelings (1-5);4;3;2
Pain points;;Too many plans;Too many plans
Weather;sunny;;rain
"""


def test_foreign_matrix_of_stages_becomes_a_map() -> None:
    found, notes = csv.load(FOREIGN.encode("utf-8-sig"))
    assert found.title == "Customer Journey Map"
    assert shape(found) == [
        ("Awareness", ["Awareness"]),
        ("Consideration", ["Consideration"]),
        ("Purchase", ["Purchase"]),
    ]
    assert [point.valence for point in found.emotions] == [1, 0, -1]
    assert texts(found)["Pain points"] == {"consideration": "Too many plans"}
    assert {lane.title: lane.type for lane in found.lanes} == {
        "Doing": "actions", "Emotion": "emotion", "Pain points": "pains", "Weather": "text",
    }  # fmt: skip
    assert notes == ["Columns kept as lanes of text: Weather."]
    assert errors_of(check(found)) == []


def test_matrix_with_stages_over_steps_fills_merged_cells() -> None:
    found, _ = csv.load("Phase,Before,,After\nSteps,Search,Book,Review\nThinking,Where?,,Nice\n")
    assert shape(found) == [("Before", ["Search", "Book"]), ("After", ["Review"])]


def test_long_table_without_known_names_has_steps_in_its_first_column() -> None:
    found, notes = csv.load("step\towner\tsystem\nPick\tAnn\tWMS\nPack\tBob\tWMS\n")
    assert shape(found) == [("Journey", ["Pick", "Pack"])]
    assert texts(found) == {"owner": {"pick": "Ann", "pack": "Bob"}, "system": {"pick": "WMS"}}
    assert notes == ["Columns kept as lanes of text: owner, system."]


def test_rule_that_cannot_be_read_is_left_out_and_said() -> None:
    found, notes = csv.load("Stage,Step,Match\nBuy,Pay,event is is\n")
    assert found.steps[0].match is None
    assert notes[0].startswith("Match of 'Pay' is no rule")


def test_feelings_in_words_stay_text() -> None:
    found, _ = csv.load("Stage,Step,Feelings\nBuy,Pay,nervous about the card\nBuy,Wait,bored\n")
    assert found.emotions == []
    assert texts(found)["Feelings"]["pay"] == "nervous about the card"


@pytest.mark.parametrize(
    ("cells", "valences"),
    [
        (["2", "-2", "0.5"], [2, -2, 0.5]),
        (["5", "1", "3"], [2, -2, 0]),
        (["10", "0", "5"], [2, -2, 0]),
        (["100", "0", "50"], [2, -2, 0]),
        (["😀", "😡", "😐"], [2, -2, 0]),
        (["positive", "very negative", "neutral"], [1, -2, 0]),
        (["1,5", "\u22121", "+1"], [1.5, -1, 1]),
    ],
)
def test_ratings_on_usual_scales_become_valence(cells: list[str], valences: list[float]) -> None:
    rows = "\n".join(f'S,step {i},"{cell}"' for i, cell in enumerate(cells))
    found, _ = csv.load(f"Stage,Step,Emotion\n{rows}\n")
    assert [point.valence for point in found.emotions] == valences


FORMULAS = ["=1+1", "+1", "-cmd", "@SUM(A1)", "\tx", "\rx", "'=1", "＝1", "''+"]


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("layout", ["long", "matrix"])
def test_formula_in_any_text_is_made_safe_and_comes_back(text: str, layout: csv.Layout) -> None:
    steps = [{**step, "title": text} if step["id"] == "pay" else step for step in data()["steps"]]
    cards = [{**data()["cards"][0], "text": text}]
    made = journey(steps=steps, cards=cards)
    for row in stdlib_csv.reader(io.StringIO(csv.dump(made, layout), newline="")):
        assert not any(cell.startswith(("=", "+", "@", "\t", "\r", "-cmd")) for cell in row)
    found, _ = csv.load(csv.dump(made, layout))
    assert text.strip() in [step.title for step in found.steps]
    for sheet in openpyxl.load_workbook(io.BytesIO(xlsx.dump(made, layout))).worksheets:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
        assert not any(str(cell.value).startswith(("=", "+", "@")) for row in sheet.iter_rows() for cell in row)


@given(st.sampled_from(FORMULAS) | st.text())
def test_guard_is_undone_exactly(text: str) -> None:
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_latin_text_is_read_and_said() -> None:
    found, notes = csv.load("Stage;Step\nKauf;Prüfen\n".encode("cp1252"))
    assert found.steps[0].title == "Prüfen"
    assert notes == ["The file is not UTF-8; it was read as Windows-1252."]


@pytest.mark.parametrize("content", ["", "\n\n", "one", "a,b,c", b"\x00\x00", b"\xff\xfea", "x" * 200_000])
def test_csv_without_a_map_is_a_clear_error(content: str | bytes) -> None:
    with pytest.raises(InvalidInput):
        csv.load(content)


def test_table_of_data_is_sent_to_import() -> None:
    with pytest.raises(InvalidInput, match="sojourn import"):
        csv.load("step,time\n" + "a,b\n" * 2_000)


def _clean(value: object) -> object:
    """What XML cannot hold is left out, as the notes say."""
    if isinstance(value, str):
        kept = value.replace("\r\n", "\n").replace("\r", "\n")
        return "".join(sign for sign in kept if sign in "\n\t" or (sign >= " " and sign not in "\ufffe\uffff"))
    if isinstance(value, list):
        return [_clean(item) for item in value]
    return {key: _clean(item) for key, item in value.items()} if isinstance(value, dict) else value


@settings(quick, max_examples=12)
@given(journeys)
def test_workbook_of_parts_loses_nothing(given_journey: Journey) -> None:
    try:
        clean = Journey.model_validate(_clean(given_journey.document()))
    except ValueError:
        return
    found, notes = xlsx.load(xlsx.dump(clean))
    assert diff(clean, found) == []
    assert notes == []


def test_hand_made_workbook_with_merged_stages_is_read() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Stage", "Buy", None, "Use"], ["Step", "Find", "Pay", 2018], ["Doing", "Looks", None, None]):
        sheet.append(row)
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("B3:C3")
    out = io.BytesIO()
    book.save(out)
    found, _ = xlsx.load(out.getvalue())
    assert shape(found) == [("Buy", ["Find", "Pay"]), ("Use", ["2018"])]
    assert [card.span.to_step for card in found.cards] == ["pay"]


def test_unknown_sheets_and_columns_are_reported() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.dump(journey())))
    book.create_sheet("My notes")["A1"] = "hello"
    book["Steps"].cell(row=1, column=30, value="mood")
    out = io.BytesIO()
    book.save(out)
    found, notes = xlsx.load(out.getvalue())
    assert found == journey()
    assert notes == [
        "Columns of the sheet 'Steps' that no part has were not read: mood.",
        "The sheet 'My notes' is none of a map's and was not read.",
    ]


def test_wrong_cell_in_a_workbook_is_named_by_its_path() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.dump(journey())))
    book["Emotions"]["B2"] = 7
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(InvalidInput, match=r"emotions\[0\]\.valence"):
        xlsx.load(out.getvalue())


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_damaged_tables_never_give_a_traceback(data: st.DataObject) -> None:
    content = data.draw(st.sampled_from([csv.dump(journey()).encode(), csv.dump(journey(), "matrix").encode(), b""]))
    for _ in range(data.draw(st.integers(1, 4))):
        at, size = data.draw(st.integers(0, len(content))), data.draw(st.integers(0, 20))
        piece = data.draw(st.sampled_from([trap.encode() for trap in TRAPS]) | st.binary(max_size=6))
        content = content[:at] + piece + content[at + size :]
    try:
        assert csv.load(content).journey.steps
    except SojournError as error:
        assert error.message  # noqa: PT017 - either end is right


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=8), st.integers(0, 200))
def test_damaged_workbooks_never_give_a_traceback(at: int, piece: bytes, size: int) -> None:
    content = WORKBOOK
    at %= len(content)
    try:
        assert xlsx.load(content[:at] + piece + content[at + size :]).journey.steps
    except SojournError as error:
        assert error.message  # noqa: PT017 - either end is right


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"hello", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600])
def test_file_that_is_no_workbook_is_a_clear_error(content: bytes) -> None:
    with pytest.raises(InvalidInput, match="cannot be read"):
        xlsx.load(content)


def test_cards_of_long_or_alike_names_have_ids_of_their_own() -> None:
    long = "x" * 100
    found, _ = csv.load(f"Step,{long},a,a b\n{long},1,,\nb c,,2,\nc,,,3\n", "Long")
    assert len({card.id for card in found.cards}) == 3
    assert not errors_of(check(found))
