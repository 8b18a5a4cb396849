"""Nothing is clipped: every text, as the rasteriser really draws it, stays inside its cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
import vl_convert

from sojourn.maps.journey import Journey
from sojourn.maps.measured import MeasuredMap
from sojourn.maps.render.layout import Picture, lay_out
from sojourn.maps.render.marks import Box, Group, Mark, Text
from sojourn.maps.render.options import RenderOptions
from sojourn.maps.render.palette import palette
from sojourn.maps.render.scene import Scene
from sojourn.maps.render.svg import _Writer, style
from tests.maps.render import airport, shop

GERMAN = [
    "Sicherheitskontrollwarteschlange",
    "Grundstücksverkehrsgenehmigungszuständigkeit",
    "Rindfleischetikettierung",
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "Bezahlung",
    "Warten",
    "Zustellungsbenachrichtigung",
]
RUSSIAN = [
    "Регистрация пассажиров",
    "Предполётный досмотр",
    "Достопримечательности",
    "Оплата заказа банковской картой",
    "Подтверждение",
    "Ожидание",
    "Переосвидетельствование",
]
CHINESE = [
    "登机口候机区与国际航班",
    "值机与安检（国际出发）",
    "商品页，详情。",
    "支付",
    "确认订单",
    "等待配送",
    "送达签收",
]
TRADITIONAL = ["登機門候機區與國際航班", "報到與安檢", "商品頁", "付款", "確認訂單", "等待配送", "送達簽收"]
ENGLISH = [
    "Search",
    "https://example.com/very/long/path?query=unbreakable_identifier_without_spaces",
    "Basket",
    "Pay",
    "OK",
    "Waiting room",
    "Counterrevolutionaries’ internationalisation",
]


def texts(marks: tuple[Mark, ...]) -> Iterator[Text]:
    for mark in marks:
        if isinstance(mark, Group):
            yield from texts(mark.marks)
        elif isinstance(mark, Text):
            yield mark


def misfits(picture: Picture, lang: str = "en") -> list[str]:
    """Texts that leave their cell: upwards or downwards by arithmetic, sideways by what a rasteriser really draws."""
    found = list(texts(picture.marks))
    high = [text for text in found if not _inside_vertically(text)]
    wide = _wide(found, lang)
    return ["".join(span.text for span in text.spans) for text in [*high, *wide]]


def _wide(found: list[Text], lang: str) -> list[Text]:
    """Those that leave their cell sideways, by halving."""
    if not found or _blank(found, lang):
        return []
    half = len(found) // 2
    return found if len(found) == 1 else _wide(found[:half], lang) + _wide(found[half:], lang)


def _inside_vertically(text: Text) -> bool:
    top, bottom = text.y - 0.95 * text.size, text.y + 0.31 * text.size
    return top >= text.cell.y - 0.5 and bottom <= text.cell.y + text.cell.height + 0.5


def _blank(found: list[Text], lang: str) -> bool:
    """Each text in a band of its own, its cell painted over: what is left to see lies outside."""
    writer = _Writer(palette("light"), lang)
    margin, band = 80.0, 36.0
    wide = max(text.cell.width for text in found) + 2 * margin
    frame = f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{band * len(found)}" xml:space="preserve">'
    parts = []
    for at, text in enumerate(found):
        moved = replace(text, x=text.x - text.cell.x + margin, y=at * band + 26, halo=False)
        cover = (
            f'<rect x="{margin - 0.6}" y="{at * band}" width="{text.cell.width + 1.2}" height="{band}" fill="#fff"/>'
        )
        parts.append(writer._line(moved) + cover)
    ground = f'{frame}<style>{style(lang)}</style><rect width="100%" height="100%" fill="#fff"/>'
    empty = vl_convert.svg_to_png(ground + "</svg>")
    return vl_convert.svg_to_png(ground + "".join(parts) + "</svg>") == empty


def drawn(journey: Journey, measured: MeasuredMap | None = None, lang: str = "en") -> Picture:
    return lay_out(Scene(journey, measured, RenderOptions(lang=lang)))


def crowded(titles: list[str]) -> Journey:
    """Narrow columns, every kind of lane of words, cards that span and cards that do not."""
    names = titles * 2
    kinds = ["actions", "quotes", "pains", "solutions", "support", "touchpoints", "needs", "opportunities"]
    lanes = [
        {"id": kind, "title": titles[0], "note": titles[3], "type": kind, "order": str(at)}
        for at, kind in enumerate(kinds)
    ]
    cards = [
        {
            "id": f"{kind}{at}",
            "lane": kind,
            "span": {"from_step": f"s{at}", "to_step": f"s{at}"},
            "text": f"{title} **{title}**",
            "evidence": "partial",
            "scores": [{"score": 2, "out_of": 5, "label": title}],
        }
        for kind in kinds
        for at, title in enumerate(names)
    ]
    insight = {
        "id": "i",
        "type": "moment",
        "title": titles[1],
        "text": " ".join(titles),
        "steps": ["s0"],
        "level": "assumption",
    }
    action = {
        "id": "a",
        "title": titles[2],
        "steps": ["s1"],
        "owner": titles[3],
        "due": "2026-01-02",
        "effort": titles[4],
    }
    cards[0]["reference"], cards[1]["reference"] = "i", "a"
    return shop.journey(
        names,
        title=" ".join(titles),
        lanes=lanes,
        cards=cards,
        insights=[insight],
        actions=[action],
        owner=titles[1],
        notes=titles,
    )


@pytest.mark.parametrize("lang", ["en", "ru", "zh-Hans", "zh-Hant"])
def test_measured_map_in_each_language_cuts_no_text(lang: str) -> None:
    assert misfits(drawn(airport.journey(), airport.measured(), lang), lang) == []


@pytest.mark.parametrize("lang", ["en", "ru", "zh-Hans"])
def test_all_measures_in_each_language_cut_no_text(lang: str) -> None:
    assert misfits(drawn(shop.journey(), shop.measured(), lang), lang) == []


@pytest.mark.parametrize(
    "titles", [ENGLISH, GERMAN, RUSSIAN, CHINESE, TRADITIONAL], ids=["en", "de", "ru", "hans", "hant"]
)
def test_long_words_in_narrow_columns_are_wrapped_not_cut(titles: list[str]) -> None:
    assert misfits(drawn(crowded(titles))) == []


def test_a_text_wider_than_its_cell_is_noticed() -> None:
    picture = drawn(airport.journey())
    text = next(texts(picture.marks))
    narrow = replace(text, cell=Box(text.x, text.cell.y, 12, text.cell.height))
    assert misfits(replace(picture, marks=(narrow,))) != []


def test_a_text_below_its_cell_is_noticed() -> None:
    picture = drawn(airport.journey())
    text = next(texts(picture.marks))
    assert misfits(replace(picture, marks=(replace(text, cell=Box(text.x, 0, 400, 4)),))) != []
