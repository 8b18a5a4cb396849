"""Numbers, dates and fixed words by language; wrapping."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from sojourn.maps.render.figures import Figures, nice_ceiling
from sojourn.maps.render.hyphens import cut
from sojourn.maps.render.measure import script_runs, width
from sojourn.maps.render.options import LANGUAGES, RenderOptions
from sojourn.maps.render.palette import DARK, LIGHT, valence_colour
from sojourn.maps.render.rich import plain, spans
from sojourn.maps.render.words import _CATALOGUE
from sojourn.maps.render.wrap import wrap


def test_each_key_has_all_languages_with_the_same_places() -> None:
    for key, texts in _CATALOGUE.items():
        places = [sorted(re.findall(r"\{(\w+)\}", text)) for text in texts]
        assert len(texts) == len(LANGUAGES), key
        assert all(text.strip() for text in texts), key
        assert all(one == places[0] for one in places), key


@pytest.mark.parametrize(
    ("lang", "number", "percent", "signed"),
    [
        ("en", "1,055.5", "37.6\u00a0%", "−0.37"),
        ("ru", "1\u00a0055,5", "37,6\u00a0%", "−0,37"),
        ("zh-Hans", "1,055.5", "37.6%", "−0.37"),
    ],
)
def test_numbers_follow_the_language(lang: str, number: str, percent: str, signed: str) -> None:
    figures = Figures(lang)
    assert figures.number(1055.5, 1) == number
    assert figures.percent(0.376, 1) == percent
    assert figures.number(-0.368, 2, sign=True) == signed


def test_what_rounds_to_zero_has_no_sign() -> None:
    assert Figures("en").number(-0.001, 2, sign=True) == "0.00"


@pytest.mark.parametrize(
    ("share", "said"), [(0.001, "0.1\u00a0%"), (0.0, "0\u00a0%"), (0.998, "99.8\u00a0%"), (1.0, "100\u00a0%")]
)
def test_rounding_never_claims_none_or_all(share: float, said: str) -> None:
    assert Figures("en").percent(share) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (45, "45 s"),
        (720, "12 min"),
        (4800, "1 h 20"),
        (10800, "3 h 00"),
        (93_600, "1 d 2 h"),
        (864_000, "10 d"),
        (59.9, "1 min"),
    ],
)
def test_durations_have_two_units(seconds: float, said: str) -> None:
    assert Figures("en").duration(seconds).replace("\u00a0", " ") == said


def test_whole_months_and_years_are_named() -> None:
    figures = Figures("en")
    assert figures.window(datetime(2018, 5, 1, tzinfo=UTC), datetime(2018, 6, 1, tzinfo=UTC)) == "May\u00a02018"
    assert figures.window(datetime(2018, 1, 1, tzinfo=UTC), datetime(2019, 1, 1, tzinfo=UTC)) == "2018"
    assert Figures("zh-Hant").day(date(2018, 5, 31)) == "2018年5月31日"


def test_scale_ends_at_a_round_number() -> None:
    assert [nice_ceiling(value) for value in (0.17, 0.2, 7.6, 0)] == [0.2, 0.2, 10, 1]


@pytest.mark.parametrize(("tag", "lang"), [("zh-TW", "zh-Hant"), ("zh", "zh-Hans"), ("ru_RU", "ru"), ("de", "en")])
def test_language_tags_find_the_nearest(tag: str, lang: str) -> None:
    assert RenderOptions(lang=tag).language() == lang


def test_markdown_keeps_bold_and_loses_addresses() -> None:
    found = spans("**Crew,** see [plan](javascript:alert(1)) and `code`")
    assert [(span.text, span.weight) for span in found] == [("Crew,", 600), (" see plan and code", 400)]


@pytest.mark.parametrize(
    "text", ["Donaudampfschifffahrtsgesellschaft", "достопримечательность", "登机口候机区（国际）", "a" * 300]
)
def test_no_line_is_wider_than_its_limit_and_no_letter_is_lost(text: str) -> None:
    lines = wrap(spans(text), 12, 60)
    assert all(line.width <= 60 for line in lines)
    assert "".join(span.text for line in lines for span in line.spans).replace("-", "") == text


def test_words_break_between_syllables_with_a_hyphen() -> None:
    assert cut("Sicherheitskontrolle", 9) == ("Sicher-", "heitskontrolle")
    assert cut("Регистрация", 8)[0].endswith("-")


def test_closing_signs_never_start_a_line() -> None:
    lines = wrap(spans("候机区，国际。"), 12, 37)
    assert all(line.spans[0].text[0] not in "，。" for line in lines)


def test_runs_change_face_where_the_script_changes() -> None:
    assert script_runs("Wi-Fi 登录 ok") == [("latin", "Wi-Fi "), ("cjk", "登录 "), ("latin", "ok")]
    assert width("登录", 12) == pytest.approx(24, rel=0.01)
    assert plain("a\n**b**") == "a b"


def test_valence_scale_is_fixed() -> None:
    assert [valence_colour(value) for value in (-2, 0, 2, 9)] == ["v-n4", "v-0", "v-p4", "v-p4"]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["ink-1", "ink-2", "ink-3", "neg-text", "pos-text", "moment-text", "ok-text"])
def test_text_has_contrast_on_every_ground(colours: dict[str, str], ink: str) -> None:
    for ground in ("surface", "sunken", "bg"):
        one, two = sorted((_luminance(colours[ink]), _luminance(colours[ground])))
        assert (two + 0.05) / (one + 0.05) >= 4.5


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
