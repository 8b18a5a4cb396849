"""A notebook run for real, in a kernel of its own: answers show tables and bars, the map shows its picture."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

SOURCE = Path(__file__).resolve().parents[2] / "src"

ROWS = """customer,when,event,channel,rating,remark
{body}"""
CELLS = (
    "import sys; sys.path.insert(0, {source!r}); import sojourn as sj; ws = sj.open({file!r})",
    "ws.ask.funnel(['visit', 'basket', 'paid'], within='7d')",
    "ws.ask.transitions()",
    "m = ws.discover()\nm",
    "done = m.measure(ws)\ndone",
    "done.to_pandas()",
    "print(type(done.to_polars()).__name__, type(done.to_arrow()).__name__, len(ws.ask.events().to_pandas()))",
)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> list[list[dict[str, Any]]]:
    """What each cell put out, in order."""
    folder = tmp_path_factory.mktemp("notebook")
    file = folder / "events.csv"
    file.write_text(ROWS.format(body="\n".join(_lines())), encoding="utf-8")
    cells = [nbformat.v4.new_code_cell(cell.format(source=str(SOURCE), file=str(file))) for cell in CELLS]
    notebook = nbformat.v4.new_notebook(cells=cells)
    manager = AsyncKernelManager()
    # This interpreter's kernel, whether or not one is installed for the user.
    manager._kernel_spec = KernelSpec(
        argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        display_name="test",
        language="python",
    )
    NotebookClient(notebook, km=manager, timeout=300, resources={"metadata": {"path": str(folder)}}).execute()
    return [cell.outputs for cell in notebook.cells]


def _lines() -> list[str]:
    lines: list[str] = []
    for number in range(60):
        day = f"2024-05-{number % 28 + 1:02d}"
        channel = "app" if number % 3 else "web"
        lines.append(f"c{number},{day} 10:00:00,visit,{channel},,")
        if number % 2 == 0:
            lines.append(f"c{number},{day} 10:05:00,basket,{channel},,")
        if number % 4 == 0:
            lines.append(f"c{number},{day} 10:09:00,paid,{channel},{number % 5 + 1},fine")
    return lines


def _shown(cell: list[dict[str, Any]]) -> dict[str, Any]:
    return next(output["data"] for output in cell if output["output_type"] == "execute_result")


def test_notebook_answer_shows_bars_and_a_table(outputs: list[list[dict[str, Any]]]) -> None:
    html = _shown(outputs[1])["text/html"]
    assert "<svg" in html
    assert "<table>" in html
    assert "n 60" in html
    assert "50.0 %" in html


def test_notebook_transitions_name_both_ends(outputs: list[list[dict[str, Any]]]) -> None:
    html = _shown(outputs[2])["text/html"]
    assert "visit → basket" in html


def test_notebook_map_shows_its_picture_before_and_after_measuring(outputs: list[list[dict[str, Any]]]) -> None:
    drawn, measured = _shown(outputs[3]), _shown(outputs[4])
    assert drawn["image/svg+xml"].startswith("<svg")
    assert measured["text/html"].count("<svg") >= 1
    assert "60 instances" in measured["text/plain"]


def test_notebook_results_become_frames(outputs: list[list[dict[str, Any]]]) -> None:
    assert "reach_share" in _shown(outputs[5])["text/html"]
    assert outputs[6][0]["text"].split() == ["DataFrame", "Table", "3"]
