"""`sojourn map prompt`: the text to paste into a language model for a first draft of a map."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click


@click.command(name="prompt", epilog="\b\nExample:\n  sojourn map prompt --about 'Renting a bicycle' > prompt.txt")
@click.option("--about", default="", help="Which journey is wanted, in a sentence.")
@click.option("--lang", default="en", show_default=True, help="Language of the prompt: en, ru, zh-Hans, zh-Hant.")
@click.option("--schema", "only_schema", is_flag=True, help="Only the JSON Schema of the answer.")
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
def command(about: str, lang: str, only_schema: bool, output: Path | None) -> None:
    """Print a prompt with the JSON Schema of the answer and an example.

    Paste it into a language model of your choice; nothing is sent anywhere from here. Its answer goes to
    'sojourn map from-answer'.
    """
    from sojourn.maps.prompting.prompt import prompt

    made = prompt(lang, about)
    text = json.dumps(made.schema, ensure_ascii=False, indent=2) + "\n" if only_schema else made.text
    if output is None:
        sys.stdout.write(text)
        return
    from sojourn.store.workspace_files import write_whole

    write_whole(output, text.encode())
