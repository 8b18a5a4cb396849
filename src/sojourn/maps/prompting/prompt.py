"""The prompt to paste into a language model: what to do, the schema of the answer, and an example of one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from sojourn.maps.journey import Journey
from sojourn.maps.languages import supported
from sojourn.maps.prompting.answer import Answer, schema
from sojourn.maps.render.rich import clean
from sojourn.maps.templates import catalogue

_PLACE = {
    "en": "(describe your journey here)",
    "ru": "(опишите здесь свой путь)",
    "zh-Hans": "（在此描述您的旅程）",
    "zh-Hant": "（在此描述您的旅程）",
}


@dataclass(frozen=True)
class Prompt:
    """`text` is complete: task, rules, schema and example. `schema` and `example` stand alone too."""

    language: str
    text: str
    schema: dict[str, Any]
    example: dict[str, Any]


def prompt(language: str = "en", about: str = "") -> Prompt:
    """The prompt in a language; `about` says which journey is wanted, else the text has a place to say it."""
    name = supported(language)
    example = _example(name)
    text = (files(__package__ or "") / f"{name}.md").read_text(encoding="utf-8")
    parts = {
        "about": " ".join(clean(about).split())[:2000],
        "schema": json.dumps(schema(), ensure_ascii=False),
        "example": json.dumps(example, ensure_ascii=False, indent=2),
        "lanes": ", ".join(lane.title for lane in catalogue.blank(name).lanes_in_order()),
    }
    parts["about"] = parts["about"] or _PLACE[name]
    for key, value in parts.items():
        text = text.replace(f"[[{key}]]", value)
    return Prompt(name, text, schema(), example)


@lru_cache(maxsize=8)
def _example(language: str) -> dict[str, Any]:
    """Two stages of a template in the shape of an answer."""
    journey = catalogue.load("retail", language)
    stages = journey.stages_in_order()[:2]
    steps = {step.id for stage in stages for step in journey.steps_in_order() if step.stage == stage.id}
    return Answer.model_validate(
        {
            "title": journey.title,
            "personas": [persona.model_dump(include={"name", "goals", "frustrations"}) for persona in journey.personas],
            "stages": [
                {
                    "title": stage.title,
                    "steps": [_step(journey, step.id) for step in journey.steps_in_order() if step.stage == stage.id],
                }
                for stage in stages
            ],
            "insights": [
                {
                    "type": insight.type,
                    "title": insight.title,
                    "severity": insight.severity,
                    "steps": [step.title for step in journey.steps if step.id in insight.steps],
                }
                for insight in journey.insights
                if steps.intersection(insight.steps)
            ],
        }
    ).model_dump(mode="json", exclude_defaults=True)


def _step(journey: Journey, key: str) -> dict[str, Any]:
    step = next(step for step in journey.steps if step.id == key)
    channels = {item.id: item.name for item in journey.library}
    lanes = {lane.id: lane.title for lane in journey.lanes if lane.id in ("doing", "thinking")}
    return {
        "title": step.title,
        "kind": step.kind,
        "channels": [channels[name] for name in step.channels],
        "emotion": next((point.valence for point in journey.emotions if point.step == key), None),
        "cards": [
            {"lane": lanes[card.lane], "text": card.text}
            for card in journey.cards
            if card.lane in lanes and card.span.from_step == key
        ],
    }
