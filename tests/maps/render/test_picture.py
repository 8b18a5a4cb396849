"""What a picture holds, says and leaves out."""

from __future__ import annotations

import io
import re
import struct

import pytest
from defusedxml import ElementTree
from pypdf import PdfReader

from sojourn.maps.phrases import noted
from sojourn.maps.render import faces, picture
from sojourn.maps.render.picture import RenderOptions
from tests.maps.render import airport, shop

HOSTILE = "<script>alert(1)</script>\"'&<b onclick=x>\x00\x0b\x1b\ufffe [x](javascript:alert(1)) ]]> <!-- {{ \u202e"


def hostile() -> str:
    names = [HOSTILE] * 3
    lanes = [
        {"id": HOSTILE, "title": HOSTILE, "note": HOSTILE, "type": kind, "order": kind}
        for kind in ("actions", "quotes")
    ]
    cards = [
        {"id": "c", "lane": HOSTILE, "span": {"from_step": "s0", "to_step": "s1"}, "text": HOSTILE, "lang": HOSTILE}
    ]
    document = shop.journey(
        names, title=HOSTILE, lanes=lanes, cards=cards, owner=HOSTILE, notes=[HOSTILE], area=HOSTILE
    )
    return picture.html(document)


def text_of(svg: str) -> str:
    return " ".join(
        "".join(node.itertext()) for node in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    )


def test_svg_of_the_same_map_is_the_same_bytes() -> None:
    assert picture.svg(airport.journey(), airport.measured()) == picture.svg(airport.journey(), airport.measured())


def test_svg_shows_values_with_sign_interval_and_n() -> None:
    words = text_of(picture.svg(airport.journey(), airport.measured()))
    assert all(
        part in words for part in ("+0.86", "−0.37", "836 of 898", "n 889", "[16.9, 26.4]", "Line of visibility")
    )


def test_observed_curve_breaks_where_nothing_was_asked() -> None:
    svg = picture.svg(airport.journey(), airport.measured())
    curves = re.findall(r'<path d="M[^"]*" fill="none" stroke="#191a1e" stroke-width="2"/>', svg)
    assert [curve.count("L") for curve in curves if curve.count("L") > 1] == [3, 9]
    assert "No question" in text_of(svg)


def test_change_is_a_filled_triangle_only_where_clear() -> None:
    svg = picture.svg(airport.journey(), airport.measured(), RenderOptions(lanes=("change",)))
    assert svg.count('fill="#b85413"') == 1 + sum(
        row.change is not None and row.change[3] < 0.05 for row in airport.ROWS
    )
    assert svg.count("<circle") == 1 + sum(row.change is not None and row.change[3] >= 0.05 for row in airport.ROWS)


def test_too_few_answers_are_said_and_never_zero() -> None:
    words = text_of(picture.svg(shop.journey(), shop.measured(), RenderOptions(lanes=("emotion",))))
    assert "Not enough data" in words
    assert "n 12, 20 needed" in words
    assert "0.00" not in words


def test_lane_without_comparison_says_so() -> None:
    words = text_of(picture.svg(airport.journey(), airport.measured(compared=False), RenderOptions(lanes=("change",))))
    assert "No second window or group is compared." in words


def test_map_without_data_says_it_is_drawn_without_data() -> None:
    words = text_of(picture.svg(airport.journey()))
    assert "Not measured: drawn without data" in words
    assert "−0.37" not in words


def test_only_chosen_lanes_are_drawn() -> None:
    svg = picture.svg(airport.journey(), None, RenderOptions(lanes=("doing", "emotion")))
    assert re.findall(r'data-lane="(\w+)"', svg) == ["doing", "emotion"]


def test_map_without_steps_says_so() -> None:
    assert "no steps yet" in text_of(picture.svg(shop.journey(steps=[], cards=[])))


def test_card_that_points_nowhere_is_counted_in_the_foot() -> None:
    card = {"id": "c", "lane": "emotion", "span": {"from_step": "gone", "to_step": "gone"}, "text": "lost"}
    words = text_of(picture.svg(shop.journey(cards=[card])))
    assert "Cards not drawn because their step or lane is not on this map: 1." in words


def test_cards_that_would_overlap_are_stacked() -> None:
    lane = {"id": "a", "title": "A", "type": "actions", "order": "0"}
    cards = [
        {"id": f"{at}", "lane": "a", "span": {"from_step": "s0", "to_step": "s2"}, "text": f"card {at}"}
        for at in range(3)
    ]
    drawn = picture.draw(shop.journey(lanes=[lane], cards=cards), None, RenderOptions())
    assert [entry.row for entry in drawn.rows[0].drawn.entries] == [0, 1, 2]


def test_dark_theme_changes_colours_and_nothing_else() -> None:
    light, dark = (
        picture.svg(airport.journey(), airport.measured(), RenderOptions(theme=theme)) for theme in ("light", "dark")
    )
    assert light != dark
    assert text_of(light) == text_of(dark)


@pytest.mark.parametrize("lang", ["ru", "zh-Hans", "zh-Hant"])
def test_fixed_words_are_in_the_language_asked_for(lang: str) -> None:
    said = {"ru": "Линия видимости", "zh-Hans": "可见线", "zh-Hant": "可見線"}[lang]
    assert said in text_of(picture.svg(airport.journey(), airport.measured(), RenderOptions(lang=lang)))


def test_notes_of_the_measurement_are_in_the_language_asked_for() -> None:
    found = airport.measured()
    totals = found.measurement.totals.model_copy(update={"notes": [noted("censored", "note.open_apart", count=1234)]})
    measured = found.model_copy(update={"measurement": found.measurement.model_copy(update={"totals": totals})})

    said = text_of(picture.svg(airport.journey(), measured, RenderOptions(lang="ru"))).replace("\u00a0", " ")

    assert "Ещё открыто прохождений: 1 234" in said


def test_hostile_text_stays_text() -> None:
    page = hostile()
    svg = page[page.index("<svg") : page.index("</svg>") + 6]
    tags = {node.tag.split("}")[1] for node in ElementTree.fromstring(svg).iter()}
    assert tags <= {"svg", "title", "style", "rect", "g", "text", "tspan", "path", "circle"}
    assert not re.search(r"<script|<b |href|[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\u202e]", page)


def test_page_has_no_outside_reference_and_a_table_for_all_lanes() -> None:
    page = picture.html(airport.journey(), airport.measured())
    assert not re.search(r"<script|<link|src=|href=|url\(|@import", page)
    assert set(re.findall(r"https?://[^\"'\s<]+", page)) == {"http://www.w3.org/2000/svg"}
    assert page.count('scope="rowgroup"') == len(airport.LANES)
    assert page.count('<th scope="col">') == len(airport.ROWS)
    assert "Observed, 95 % +0.86 [+0.78, +0.93], n 889" in page


def test_every_row_of_the_table_has_a_cell_for_each_step() -> None:
    page = picture.html(airport.journey(), airport.measured())
    for row in re.findall(r"<tr>(?:<th scope=\"rowgroup\".*?</th>)?((?:<td.*?</td>)+)</tr>", page):
        spans = [int(match or 1) for match in re.findall(r'<td(?: colspan="(\d+)")?>', row)]
        assert sum(spans) == len(airport.ROWS)


def test_png_has_the_size_of_the_map_times_its_scale() -> None:
    drawn = picture.draw(shop.journey(), None, RenderOptions())
    width, height = struct.unpack(">II", picture.png(shop.journey(), None, RenderOptions(scale=2))[16:24])
    assert abs(width - 2 * drawn.width) <= 2
    assert abs(height - 2 * drawn.height) <= 2


def test_pdf_is_one_page_of_the_size_of_the_map_with_text_to_select() -> None:
    drawn = picture.draw(shop.journey(), None, RenderOptions())
    pages = PdfReader(io.BytesIO(picture.pdf(shop.journey()))).pages
    assert len(pages) == 1
    assert abs(float(pages[0].mediabox.width) - drawn.width) < 1
    assert "Order to door" in pages[0].extract_text()


def test_characters_without_a_face_are_named_in_the_foot() -> None:
    document = shop.journey(title="Order \U0010abcd")
    assert picture.missing_characters(document) == "\U0010abcd"
    assert "U+10ABCD" in PdfReader(io.BytesIO(picture.pdf(document))).pages[0].extract_text()


def test_latin_greek_and_cyrillic_are_never_missing() -> None:
    assert (
        faces.rare_characters(
            picture.draw(shop.journey(["Straße", "Путь", "Ωμέγα", "−1 ≥ 2 × 3…"]), None, RenderOptions()).marks
        )
        == set()
    )
