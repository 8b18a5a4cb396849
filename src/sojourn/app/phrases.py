"""All sentences the program makes for a screen. `python -m sojourn.app.phrases` prints the English for the web app."""

from __future__ import annotations

import json
import sys
from typing import Final

from sojourn.events import phrases as imports
from sojourn.kernel.phrase import HOLE, Template
from sojourn.maps import phrases as measures
from sojourn.maps.prompting import phrases as prompting

TEMPLATES: Final[dict[str, Template]] = {
    **measures.phrase.templates,
    **imports.phrase.templates,
    **prompting.phrase.templates,
}


def english() -> dict[str, dict[str, str]]:
    """The catalogue as the web app reads it: group, name, text; plural forms under their own names."""
    found: dict[str, dict[str, str]] = {}
    for key, template in TEMPLATES.items():
        group, name = key.split(".")
        forms = {name: template} if isinstance(template, str) else _plural(name, template)
        found.setdefault(group, {}).update({form: _holes(text) for form, text in forms.items()})
    return found


def _plural(name: str, template: tuple[str, str]) -> dict[str, str]:
    return dict(zip((f"{name}_one", f"{name}_other"), template, strict=True))


def _holes(text: str) -> str:
    return HOLE.sub(lambda hole: f"{{{{{hole[1]}, {hole[2]}}}}}" if hole[2] else f"{{{{{hole[1]}}}}}", text)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(english(), ensure_ascii=False, indent=2) + "\n")
