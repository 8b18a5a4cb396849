from pathlib import Path

import pytest

from sojourn.kernel.errors import InvalidInput, NotFound
from sojourn.maps.exchange import formats
from tests.maps.documents import journey


@pytest.mark.parametrize("suffix", [".yaml", ".yml", ".json", ".xlsx"])
def test_lossless_formats_bring_the_journey_back(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"map{suffix}"
    written = formats.write(journey(), path)
    path.write_bytes(written.content)
    assert formats.read(path) == (journey(), [])
    assert written.notes == []


@pytest.mark.parametrize("suffix", [".csv", ".mmd", ".cjml", ".xml"])
def test_lossy_formats_say_so(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"order_to-door{suffix}"
    written = formats.write(journey(), path)
    path.write_bytes(written.content)
    found, _ = formats.read(path)
    assert written.notes
    assert found.title == "Order to door"
    assert [step.title for step in found.steps_in_order()] == ["Order", "Pay", "At the door"]


def test_convert_carries_the_notes_of_both_ways(tmp_path: Path) -> None:
    path = tmp_path / "map.csv"
    path.write_text("Stage,Step,Weather\nBuy,Pay,rain\n", encoding="utf-8")
    content, notes = formats.convert(path, "mmd")
    assert b"Pay: 3" in content
    assert notes[0] == "Columns kept as lanes of text: Weather."
    assert len(notes) == 3


def test_unknown_ending_and_missing_file_are_clear_errors(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"'map\.doc' ends in \.doc"):
        formats.read(tmp_path / "map.doc")
    with pytest.raises(NotFound, match="There is no file"):
        formats.read(tmp_path / "map.yaml")


def test_error_in_a_file_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("a: [", encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"broken\.yaml: The YAML cannot be read at line 1"):
        formats.read(path)
