"""Which file ending means which format of a map; reading, writing and converting whole files."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from sojourn.kernel.errors import InvalidInput, NotFound
from sojourn.maps.exchange import cjml, csv, json, mermaid, xlsx, yaml
from sojourn.maps.exchange.csv import Layout
from sojourn.maps.exchange.exchanged import Read, Written
from sojourn.maps.journey import Journey

Format = Literal["yaml", "json", "csv", "xlsx", "mmd", "cjml"]
SUFFIXES: dict[str, Format] = {
    ".yaml": "yaml", ".yml": "yaml", ".json": "json", ".csv": "csv", ".tsv": "csv", ".xlsx": "xlsx", ".mmd": "mmd",
    ".mermaid": "mmd", ".cjml": "cjml", ".xml": "cjml",
}  # fmt: skip


def format_of(path: Path | str) -> Format:
    """The format that a file's ending names. Raises InvalidInput for one that is none of a map."""
    suffix = Path(path).suffix.lower()
    if suffix not in SUFFIXES:
        message = f"'{Path(path).name}' ends in {suffix or 'nothing'}, which is no format of a map."
        raise InvalidInput("unknown_format", message, f"Use one of {', '.join(SUFFIXES)}.")
    return SUFFIXES[suffix]


def loads(content: bytes, form: Format, title: str = "Journey") -> Read:
    """The journey in a file's content, and notes. `title` names maps whose format has no title (CSV, a sheet)."""
    if form == "yaml":
        return Read(yaml.load(content), [])
    if form == "json":
        return Read(json.load(content), [])
    readers = {"csv": csv.load, "xlsx": xlsx.load, "mmd": mermaid.load, "cjml": cjml.load}
    return readers[form](content, title)


def dumps(journey: Journey, form: Format, layout: Layout = "long") -> Written:
    """The file's content, and notes on what of the journey it does not hold (nothing for YAML, JSON and XLSX parts)."""
    if form == "yaml":
        return Written(yaml.dump(journey).encode(), [])
    if form == "json":
        return Written(json.dump(journey).encode(), [])
    if form == "mmd":
        return mermaid.write(journey)
    if form == "cjml":
        return cjml.write(journey)
    return csv.write(journey, layout) if form == "csv" else xlsx.write(journey, layout)


def read(path: Path | str) -> Read:
    """The journey in a file, by its ending. Raises NotFound and InvalidInput, which name the file."""
    file = Path(path)
    form = format_of(file)
    try:
        content = file.read_bytes()
    except FileNotFoundError as error:
        raise NotFound("no_such_file", f"There is no file {file}.", "Check the name and the folder.") from error
    except OSError as error:
        raise InvalidInput(
            "unreadable_file", f"{file} cannot be read: {error.strerror}.", "Check its rights."
        ) from error
    title = " ".join(file.stem.replace("_", " ").replace("-", " ").split())
    try:
        return loads(content, form, title[:1].upper() + title[1:])
    except InvalidInput as error:
        raise InvalidInput(error.code, f"{file.name}: {error.message}", error.hint, **error.facts) from error


def write(journey: Journey, target: Path | str, layout: Layout = "long") -> Written:
    """Content and notes in the format that a file name or a format name ('csv') stands for; writes no file."""
    name = str(target)
    for form in SUFFIXES.values():
        if name == form:
            return dumps(journey, form, layout)
    return dumps(journey, format_of(name if "." in name else f".{name}"), layout)


def convert(source: Path | str, target: Path | str, layout: Layout = "long") -> Written:
    """One file's journey as another format's content, with the notes of reading and of writing."""
    found = read(source)
    made = write(found.journey, target, layout)
    return Written(made.content, [*found.notes, *made.notes])
