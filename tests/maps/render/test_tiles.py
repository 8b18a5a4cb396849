"""A map over sheets of paper: vector, of the paper's size, with every step and lane, rail and head on each sheet."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from sojourn.maps.journey import Journey
from sojourn.maps.render.layout import lay_out
from sojourn.maps.render.options import RenderOptions
from sojourn.maps.render.outline import contours
from sojourn.maps.render.picture import tiles
from sojourn.maps.render.scene import Scene
from sojourn.maps.render.sheets import Orientation, Paper, PaperName
from sojourn.maps.render.sheets import tiles as cut
from tests.maps.render import airport, shop
from tests.maps.render.test_fits import CHINESE, RUSSIAN

POINTS = {
    ("a4", "landscape"): (841.89, 595.28),
    ("a4", "portrait"): (595.28, 841.89),
    ("a3", "landscape"): (1190.55, 841.89),
}


def pages(
    journey: Journey, paper: PaperName = "a4", orientation: Orientation = "landscape", lang: str = "en"
) -> PdfReader:
    measured = airport.measured() if journey.slug == airport.journey().slug else shop.measured()
    return PdfReader(
        io.BytesIO(tiles(journey, measured, RenderOptions(lang=lang), paper=paper, orientation=orientation))
    )


@pytest.mark.parametrize(("paper", "orientation"), list(POINTS))
def test_sheets_have_the_size_of_the_paper_and_no_picture(paper: PaperName, orientation: Orientation) -> None:
    found = pages(airport.journey(), paper, orientation)
    wide, high = POINTS[paper, orientation]
    for page in found.pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx((wide, high), abs=0.1)
        assert list(page.images) == []


def test_every_step_and_lane_is_there_and_each_sheet_says_which_it_is() -> None:
    found = pages(airport.journey())
    said = [" ".join((page.extract_text() or "").split()) for page in found.pages]
    for step in airport.journey().steps:
        assert any(step.title in text for text in said), step.title
    for lane in airport.journey().lanes:
        assert any(lane.title in text for text in said), lane.title
    assert "Sheet 1/1: row 1 of" in said[0]
    assert all("Sheet " in text for text in said)


def test_later_columns_repeat_the_rail_and_later_rows_the_head() -> None:
    scene = Scene(airport.journey(), airport.measured(), RenderOptions())
    picture = lay_out(scene)
    found = cut(scene, picture, Paper.of("a4"))
    assert {tile.rail > 0 for tile in found if tile.column > 1} == {True}
    assert {tile.head.height > 0 for tile in found if tile.row > 1} == {True}
    said = [" ".join((page.extract_text() or "").split()) for page in pages(airport.journey()).pages]
    for tile, text in zip(found, said, strict=True):
        if tile.column > 1 and tile.row == 1:
            assert "Thinking" in text


def test_own_parts_cover_the_map_once_and_end_between_steps() -> None:
    scene = Scene(airport.journey(), airport.measured(), RenderOptions())
    picture = lay_out(scene)
    found = cut(scene, picture, Paper.of("a4", "portrait"))
    assert sum(tile.own.width * tile.own.height for tile in found) == pytest.approx(picture.width * picture.height)
    edges = {round(scene.x(at), 3) for at in range(len(scene.steps) + 1)} | {round(picture.width, 3)}
    assert {round(tile.own.x + tile.own.width, 3) for tile in found} <= edges


def test_small_map_is_one_sheet() -> None:
    journey = shop.journey().model_copy(update={"lanes": []})
    assert len(pages(journey, "a3").pages) == 1


@pytest.mark.parametrize(("titles", "lang"), [(RUSSIAN, "ru"), (CHINESE, "zh-Hans")])
def test_other_scripts_are_text_too(titles: list[str], lang: str) -> None:
    found = pages(shop.journey(titles), "a4", "landscape", lang)
    said = "".join("".join((page.extract_text() or "").split()) for page in found.pages)
    assert "".join(titles[0].split())[:6] in said


def test_arcs_and_curves_end_where_the_path_says() -> None:
    (ring,) = contours("M8 7a4 4 0 1 0 8 0a4 4 0 0 0 -8 0")
    assert ring.points[0] == pytest.approx(ring.points[-1], abs=1e-6)
    assert {round(((x - 12) ** 2 + (y - 7) ** 2) ** 0.5, 6) for x, y in ring.points} == {4.0}
    first, second = contours("M0 0h4v4zM1 1l2 2")
    assert first.closed
    assert first.points == [(0, 0), (4, 0), (4, 4)]
    assert second.points == [(1, 1), (3, 3)]
