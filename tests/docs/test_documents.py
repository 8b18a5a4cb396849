"""Documents are true: their commands run, and print what the documents say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.console import ROOT, playground, run, steps

DOCUMENTS = [ROOT / "docs" / "tutorial.md", *sorted((ROOT / "docs" / "how-to").glob("*.md"))]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_document_commands_print_what_it_says(document: Path, tmp_path: Path) -> None:
    folder = playground(tmp_path)
    told = steps(document.read_text(encoding="utf-8"))
    assert told
    for step in told:
        code, output = run(step.command, folder)
        assert (code, output) == (0, step.output), step.command


@pytest.mark.parametrize("document", [*DOCUMENTS, ROOT / "docs" / "glossary.md"], ids=lambda path: path.stem)
def test_document_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
    missing = [link for link in links if not (document.parent / link).exists()]
    assert missing == []
