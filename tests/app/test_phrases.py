"""Every sentence and error that may reach a screen has its words in all four languages, with the same facts."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from sojourn.app.phrases import TEMPLATES, english
from sojourn.events.phrases import rejection
from sojourn.kernel.phrase import HOLE, Catalogue, content
from sojourn.maps.phrases import noted

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "sojourn"
WEB = ROOT / "web" / "src" / "i18n"
LANGUAGES = ("en", "ru", "zh-Hans", "zh-Hant")
FAMILIES = (
    "InvalidInput", "NotFound", "Conflict", "NotAllowed", "NotSignedIn", "TooManyTries", "NotSupportedByEngine",
    "NotEnoughData",
)  # fmt: skip
OFF_SCREEN = ("cli", "maps/exchange", "app/map_", "app/opening", "app/settings", "store/workspace_files")
FAMILIES = ("InvalidInput", "NotFound", "Conflict", "NotAllowed", "NotSupportedByEngine", "NotEnoughData")
OFF_SCREEN = ("cli", "maps/exchange/formats", "app/map_", "app/opening", "app/settings", "store/workspace_files")
"""Where errors come from that only the command line and notebooks can meet."""

_WEB_HOLE = re.compile(r"\{\{(\w+)(?:, (\w+))?\}\}")
_PLURAL = re.compile(r"_(one|few|many|other)$")


@cache
def texts(folder: str, language: str) -> dict[str, str]:
    """Texts by 'group.name', plural forms under their own names."""
    content: dict[str, dict[str, str]] = json.loads((WEB / folder / f"{language}.json").read_text(encoding="utf-8"))
    return {f"{group}.{name}": text for group, names in content.items() for name, text in names.items()}


def holes(text: str) -> set[tuple[str, str]]:
    return {(hole[1], hole[2] or "") for hole in _WEB_HOLE.finditer(text)}


def templates_of(key: str) -> tuple[str, ...]:
    template = TEMPLATES[key]
    return (template,) if isinstance(template, str) else template


def facts_of(key: str) -> set[str]:
    return {hole[1] for template in templates_of(key) for hole in HOLE.finditer(template)}


def modules(*, screens_only: bool = False) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if not (screens_only and name.startswith(OFF_SCREEN)):
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def calls(names: tuple[str, ...], *, screens_only: bool = False) -> Iterator[tuple[str, ast.Call]]:
    for module, tree in modules(screens_only=screens_only):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
                yield f"{module}:{node.lineno}", node


def words(node: ast.expr) -> list[str]:
    """The texts an argument may be, where it says so itself."""
    return [part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_has_words_with_the_same_facts(language: str) -> None:
    found: dict[str, list[str]] = {}
    for name, text in texts("said", language).items():
        found.setdefault(name if name in TEMPLATES else _PLURAL.sub("", name), []).append(text)

    assert set(found) == set(TEMPLATES)
    for key, said in found.items():
        expected = [{(hole[1], hole[2] or "") for hole in HOLE.finditer(text)} for text in templates_of(key)]
        assert all(holes(text) == expected[-1] for text in said), key


def test_english_of_the_web_app_is_that_of_the_catalogues() -> None:
    assert json.loads((WEB / "said" / "en.json").read_text(encoding="utf-8")) == english()


def test_calls_name_known_keys_and_give_every_fact() -> None:
    for place, call in calls(("phrase", "noted")):
        key_at = 1 if isinstance(call.func, ast.Name) and call.func.id == "noted" else 0
        given = {keyword.arg for keyword in call.keywords}
        for key in words(call.args[key_at]) if isinstance(call.args[key_at], ast.Constant | ast.IfExp) else []:
            if "." not in key:
                continue
            assert key in TEMPLATES, f"{place}: {key}"
            assert None in given or facts_of(key) <= given, f"{place}: {key} lacks {facts_of(key) - given}"


def test_no_key_is_left_that_nothing_says() -> None:
    said = {
        text
        for module, tree in modules()
        if not module.endswith("phrases.py")
        for node in ast.walk(tree)
        for text in ([node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else [])
    }
    assert {key for key in TEMPLATES if not key.startswith("rejected.")} <= said


def test_no_note_is_made_of_loose_english() -> None:
    loose = [
        place
        for place, call in calls(("Note", "NextThing", "FunnelOfN", "Definition"))
        for keyword in call.keywords
        if keyword.arg in ("text", "title", "label", "value", "interval", "window", "as_of")
        and isinstance(keyword.value, ast.Constant | ast.JoinedStr)
    ]
    assert loose == []


def test_reasons_of_rejected_rows_are_known() -> None:
    from sojourn.store.intake import load_text, transform

    names = ("NO_PROFILE", "NO_EVENT", "NO_TIME", "BAD_TIME", "NO_ANSWER")
    reasons = [getattr(transform, name) for name in names] + list(load_text._REASONS.values())
    for module in ("read_jsonl", "read_xlsx", "textfile"):
        tree = ast.parse((SOURCE / "store" / "intake" / f"{module}.py").read_text(encoding="utf-8"))
        rows = [node.elts[1] for node in ast.walk(tree) if isinstance(node, ast.Tuple) and len(node.elts) == 3]
        reasons += [middle.value for middle in rows if isinstance(middle, ast.Constant) and " " in str(middle.value)]

    assert len(reasons) >= 15
    assert [reason for reason in reasons if not rejection(reason).key] == []


def test_every_error_of_a_screen_has_words_from_facts_that_it_carries() -> None:
    english_words = texts("errors", "en")
    for place, call in calls(FAMILIES, screens_only=True):
        if not isinstance(call.args[0], ast.Constant):
            continue
        code, given = str(call.args[0].value), {keyword.arg for keyword in call.keywords}
        assert f"{code}.what" in english_words, f"{place}: {code}"
        needed = {name for part in ("what", "hint") for name, _ in holes(english_words[f"{code}.{part}"])}
        assert None in given or needed <= given, f"{place}: {code} lacks {needed - given}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_use_the_same_facts_in_every_language(language: str) -> None:
    model, said = texts("errors", "en"), texts("errors", language)

    assert set(said) == set(model)
    assert [key for key in model if holes(model[key]) != holes(said[key])] == []


def test_sentence_is_complete_english() -> None:
    one = noted("censored", "note.open_apart", count=1)
    several = noted("censored", "note.open_apart", count=12_345)

    assert one.text == "1 instance is still open: it is counted apart, not in completion."
    assert several.text.startswith("12,345 instances are still open")
    assert (several.key, several.facts) == ("note.open_apart", {"count": 12_345})


def test_kinds_of_facts_are_written_in_english() -> None:
    say = Catalogue({"a.b": "{n:number} {x:number} {v:signed} {at:moment} {day:day} {first:month} {wait:duration} {t}"})
    facts = {"n": 1234, "x": 0.4, "v": -0.5, "at": "2017-05-01T06:30Z", "day": "2017-05-01", "first": "2017-05-01"}

    said = say("a.b", **facts, wait=5400.0, t="{n}")

    assert said.text == "1,234 0.4 −0.50 2017-05-01 06:30 2017-05-01 May 2017 1h 30m {n}"


def test_words_of_a_document_have_no_key() -> None:
    assert content("No time per step.").key == ""
