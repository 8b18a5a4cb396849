"""Slides: everything is a native shape, inside the slide, and no text is taller than its box by our own measure."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from pptx import Presentation

from sojourn.maps.journey import Journey
from sojourn.maps.measured import MeasuredMap
from sojourn.maps.render.options import RenderOptions
from sojourn.maps.render.picture import pptx
from sojourn.maps.render.rich import Span
from sojourn.maps.render.wrap import wrap
from tests.maps.render import airport, shop
from tests.maps.render.test_fits import CHINESE, GERMAN, RUSSIAN

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
SLACK = 2


def opened(journey: Journey, measured: MeasuredMap | None = None, lang: str = "en") -> Any:
    return Presentation(io.BytesIO(pptx(journey, measured, RenderOptions(lang=lang))))


def shapes(slide: Any) -> Iterator[Any]:
    """All shapes of a slide, those in groups too."""

    def inside(parent: Any) -> Iterator[Any]:
        for shape in parent:
            if shape.shape_type == 6:
                yield from inside(shape.shapes)
            else:
                yield shape

    return inside(slide.shapes)


def texts(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in shapes(slide) if shape.has_text_frame and shape.text_frame.text]


def too_tall(slide: Any) -> Iterator[str]:
    """Texts that need more lines than their box has, wrapped by the renderer's measure."""
    for shape in shapes(slide):
        if not shape.has_text_frame or not shape.text_frame.text or not shape.text_frame.word_wrap:
            continue
        lines, lead = 0, 0.0
        for part in shape.text_frame.paragraphs:
            runs = [(run.text, run.font.size.pt, 600 if run.font.bold else 400) for run in part.runs]
            size = max((size for _, size, _ in runs), default=12)
            lead = part.line_spacing.pt
            lines += len(wrap([Span(text, weight) for text, _, weight in runs], size, shape.width.pt + 0.05))
        if lines * lead > shape.height.pt + 0.5:
            yield shape.text_frame.text


MAPS = [
    pytest.param(airport.journey(), airport.measured(), "en", id="airport"),
    pytest.param(shop.journey(), shop.measured(), "ru", id="shop"),
    pytest.param(shop.journey(GERMAN), shop.measured(), "en", id="long words"),
    pytest.param(shop.journey(RUSSIAN), shop.measured(), "ru", id="Cyrillic"),
    pytest.param(shop.journey(CHINESE), shop.measured(), "zh-Hans", id="Han"),
    pytest.param(shop.journey(), None, "zh-Hant", id="not measured"),
]


@pytest.mark.parametrize(("journey", "measured", "lang"), MAPS)
def test_nothing_lies_outside_a_slide_and_no_text_outgrows_its_box(
    journey: Journey, measured: MeasuredMap | None, lang: str
) -> None:
    deck = opened(journey, measured, lang)
    for slide in deck.slides:
        for shape in shapes(slide):
            assert min(shape.left, shape.top) >= -SLACK, shape.name
            assert shape.left + shape.width <= deck.slide_width + SLACK, (shape.name, slide.shapes.title.text)
            assert shape.top + shape.height <= deck.slide_height + SLACK, (shape.name, slide.shapes.title.text)
        assert list(too_tall(slide)) == []


def test_slides_are_title_whole_map_and_each_stage() -> None:
    journey = airport.journey()
    deck = opened(journey, airport.measured())
    titles = [slide.shapes.title.text for slide in deck.slides]

    assert titles[:2] == ["Through the airport", "The whole map"]
    for stage in journey.stages_in_order():
        assert any(title.startswith(stage.title) for title in titles[2:])
    for step in journey.steps:
        assert step.title in texts(deck.slides[1])
        assert sum(step.title in texts(slide) for slide in list(deck.slides)[2:]) >= 1


def test_numbers_stand_with_interval_and_n_and_gaps_say_why() -> None:
    deck = opened(airport.journey(), airport.measured())
    title, whole = texts(deck.slides[0]), texts(deck.slides[1])

    assert "[16.9, 26.4]" in title
    assert "n 889" in whole
    assert "+0.86" in whole
    assert any("Not enough low ratings" in text for text in whole)


def test_slides_without_data_say_so_and_show_no_number() -> None:
    deck = opened(airport.journey())
    assert any("Not measured: drawn without data" in text for text in texts(deck.slides[1]))


def test_everything_is_editable_no_picture_on_any_slide() -> None:
    deck = opened(airport.journey(), airport.measured())
    assert not [shape for slide in deck.slides for shape in shapes(slide) if shape.shape_type == 13]
    kinds = {shape.name.split()[0] for shape in shapes(deck.slides[1])}
    assert {"text", "rect", "ellipse", "line", "freeform", "roundRect"} <= kinds
    groups = [shape.name for shape in deck.slides[1].shapes if shape.shape_type == 6]
    assert "Emotion" in groups


def test_words_cut_by_us_are_whole_again_in_the_file() -> None:
    found = " ".join(texts(opened(shop.journey(GERMAN), shop.measured()).slides[1]))
    for word in GERMAN:
        assert word in found


def test_groups_tell_a_screen_reader_what_they_show() -> None:
    deck = opened(airport.journey(), airport.measured())
    emotion = next(shape for shape in deck.slides[1].shapes if shape.name == "Emotion")
    described = emotion._element.find(f"{_P}nvGrpSpPr/{_P}cNvPr").get("descr")
    assert "Security: Observed, 95\xa0% +0.86 [" in described


def test_notes_define_what_the_slide_counts() -> None:
    deck = opened(airport.journey(), airport.measured())
    security = next(slide for slide in deck.slides if slide.shapes.title.text.startswith("Check-in"))
    text = security.notes_slide.notes_text_frame.text
    assert "Moment of truth (validated)" in text
    assert "Used it, of those who answered; the rest skipped it" in text


def test_ids_of_shapes_are_unique_on_each_slide() -> None:
    for slide in opened(airport.journey(), airport.measured()).slides:
        ids = [element.get("id") for element in slide._element.iter(f"{_P}cNvPr")]
        assert len(ids) == len(set(ids))


def test_same_map_gives_the_same_bytes() -> None:
    assert pptx(shop.journey(), shop.measured()) == pptx(shop.journey(), shop.measured())


def test_hostile_text_stays_text() -> None:
    hostile = "<a:t>x</a:t> & \x00 \"'\u202e ]]>"
    deck = opened(shop.journey([hostile] * 7, title=hostile), shop.measured())
    assert any("<a:t>x</a:t> &" in text for text in texts(deck.slides[1]))


def test_map_without_steps_is_one_slide() -> None:
    assert len(opened(Journey(id="a", slug="a", title="Empty")).slides) == 1
