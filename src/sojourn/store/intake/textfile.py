"""Text files made plain: unpacked, in UTF-8, without NUL bytes; and how their cells are separated."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from sojourn.events.phrases import phrase
from sojourn.kernel.errors import InvalidInput
from sojourn.kernel.phrase import Phrase
from sojourn.store.intake.encoding import find_encoding, is_utf8
from sojourn.store.intake.files import DAMAGE, DataFile

HEAD_BYTES = 2 * 1024 * 1024
_BLOCK = 4 * 1024 * 1024
MAX_LINE = 2_000_000
"""Bytes; a longer line is not a row of anything."""
_MOMENT = len("1/1/24 1:00")
_MOST_TITLE = 5
_LONG = 10_000
"""Enough of a line to see its cells by."""
RESERVED = ("rowid", "__row", "__rn")
"""What the import calls the numbers of rows."""
_SEPARATORS = (",", ";", "\t", "|")


@dataclass(frozen=True)
class Dialect:
    """How a text file is written. `names` are unique and not blank; `skip` counts what stands before the first row.

    A header whose cells run over lines is one of them; `head_lines` counts the lines themselves.
    """

    encoding: str
    separator: str
    quote: str
    names: tuple[str, ...]
    skip: int
    head_lines: int
    notes: tuple[Phrase, ...] = ()


@dataclass
class PlainText:
    """A file that can be read in bulk, its lines counted; `bad` are lines left out: (line, reason, beginning)."""

    path: Path
    lines: int = 0
    bad: list[tuple[int, str, str]] = field(default_factory=list[tuple[int, str, str]])
    notes: list[Phrase] = field(default_factory=list[Phrase])


def read_head(file: DataFile) -> bytes:
    """The first bytes, unpacked; raises InvalidInput when even these are damaged."""
    try:
        with file.open() as handle:
            return handle.read(HEAD_BYTES)
    except DAMAGE as error:
        raise file.damaged(error) from None


def find_dialect(file: DataFile, head: bytes, encoding: str | None, separator: str | None) -> Dialect:
    """Encoding, separator, quote and column names from the head; `encoding` and `separator` win when given."""
    encoding = encoding or find_encoding(head)
    try:
        text = codecs.lookup(encoding).incrementaldecoder("replace").decode(head)
    except LookupError:
        raise InvalidInput(
            "encoding_unknown", f"There is no encoding '{encoding}'.", "Try utf-8 or latin-1.", encoding=encoding
        ) from None
    lines = text.lstrip("﻿").splitlines()
    if len(lines) > 1 and len(head) >= HEAD_BYTES:
        lines.pop()
    skip = 0
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == 5:
        separator, skip = separator or lines[0][4], 1
    while skip < len(lines) and not lines[skip].strip():
        skip += 1
    rows = lines[skip:]
    if not rows:
        raise InvalidInput(
            "file_empty", f"{file.name} holds no text.", "Check that it was written completely.", file=file.name
        )
    title = _title_lines(rows, separator)
    rows, skip = rows[title:], skip + title
    separator = separator or _find_separator(rows)
    quote = '"'
    above = (
        (phrase("import.above_header", text=" ".join(" ".join(lines[skip - title : skip]).split())[:200]),)
        if title
        else ()
    )
    header = next(csv.reader(io.StringIO("\n".join(rows[:50])), delimiter=separator, quotechar=quote))
    if _looks_like_data(header):
        names = [f"column{index + 1}" for index in range(len(header))]
        return Dialect(encoding, separator, quote, tuple(names), skip, skip, (*above, phrase("import.no_header")))
    names, notes = unique_names(header)
    head_lines = skip + 1 + sum(name.count("\n") for name in header)
    return Dialect(encoding, separator, quote, names, skip + 1, head_lines, (*above, *notes))


def unique_names(header: list[str]) -> tuple[tuple[str, ...], tuple[Phrase, ...]]:
    """Names without outer blanks, 'column3' for a blank one, a second 'x' as 'x_2'; and notes on what was changed.

    Names that the import needs for itself count as taken.
    """
    names: list[str] = []
    notes: list[Phrase] = []
    seen: Counter[str] = Counter(RESERVED)
    for index, raw in enumerate(header):
        name = raw.replace("\x00", "").strip() or f"column{index + 1}"
        seen[name.casefold()] += 1
        if seen[name.casefold()] > 1:
            renamed = f"{name}_{seen[name.casefold()]}"
            key = "import.taken_name" if name.casefold() in RESERVED else "import.same_name"
            notes.append(phrase(key, name=name, renamed=renamed))
            name = renamed
            seen[name.casefold()] += 1
        names.append(name)
    return tuple(names), tuple(notes)


def make_plain(file: DataFile, dialect: Dialect, folder: Path, number: int) -> PlainText:
    """A file in UTF-8 without NULs: the given one if it is that already, otherwise a copy in `folder`.

    Lines with NUL bytes are left out (a NUL is never text); lines that are not UTF-8 in a UTF-8 file are read as
    Windows Western. Raises InvalidInput when the file is cut short.
    """
    utf8 = dialect.encoding in ("utf-8", "utf-8-sig")
    if utf8 and not file.packing:
        lines = _count_if_clean(file.path)
        if lines is not None:
            return PlainText(file.path, lines)
    target = folder / f"text-{number}.csv"
    plain = PlainText(target)
    try:
        with file.open() as source, target.open("wb") as out:
            if utf8:
                _copy_lines(source, out, plain)
            else:
                _transcode(source, out, dialect.encoding, plain)
    except DAMAGE as error:
        raise file.damaged(error) from None
    return plain


def _count_if_clean(path: Path) -> int | None:
    """How many lines the file has; None when a line holds a NUL, is not UTF-8 or is too long."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    lines, last, length = 0, b"\n", 0
    with path.open("rb") as handle:
        while block := handle.read(_BLOCK):
            length = _open_line(block, length)
            if b"\x00" in block or length > MAX_LINE:
                return None
            try:
                decoder.decode(block)
            except UnicodeDecodeError:
                return None
            lines += block.count(b"\n")
            last = block[-1:]
    return lines + (last != b"\n")


def _open_line(block: bytes, length: int) -> int:
    """The length of the line that the block leaves open (begun `length` bytes before); over MAX_LINE if any line is."""
    position, begun = 0, -length
    while position < len(block):
        found = block.rfind(b"\n", position, position + MAX_LINE)
        if found < 0:
            return len(block) - begun
        first = block.find(b"\n", position)
        if first - begun > MAX_LINE:
            return first - begun
        begun = position = found + 1
    return len(block) - begun


def _copy_lines(source: IO[bytes], out: IO[bytes], plain: PlainText) -> None:
    """Copy block by block; only a block with something odd in it is looked at line by line."""
    odd = 0
    for block in _whole_lines(source):
        lines = block.count(b"\n") + (not block.endswith(b"\n"))
        if b"\x00" not in block and is_utf8(block) and _open_line(block, 0) <= MAX_LINE:
            out.write(block)
            plain.lines += lines
            continue
        for line in block.splitlines(keepends=True) if b"\n" in block else [block]:
            plain.lines += line.endswith(b"\n") or line == block
            if len(line) > MAX_LINE:
                plain.bad.append((plain.lines, "line longer than 2 MB", line[:200].decode("utf-8", "replace")))
            elif b"\x00" in line:
                plain.bad.append((plain.lines, "NUL byte in the line", line[:2000].decode("utf-8", "replace")))
            elif is_utf8(line):
                out.write(line)
            else:
                odd += 1
                out.write(line.decode("cp1252", "replace").encode())
    if odd:
        plain.notes.append(phrase("import.not_utf8", count=odd))


def _whole_lines(source: IO[bytes]) -> Iterator[bytes]:
    rest = b""
    while block := source.read(_BLOCK):
        cut = block.rfind(b"\n") + 1
        if cut:
            yield rest + block[:cut]
            rest = block[cut:]
        elif len(rest) <= MAX_LINE:  # of a line that is too long anyway, the beginning is enough
            rest += block
    if rest:
        yield rest


def _transcode(source: IO[bytes], out: IO[bytes], encoding: str, plain: PlainText) -> None:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    plain.notes.append(phrase("import.encoding", encoding=encoding))
    lost = 0
    while True:
        block = source.read(_BLOCK)
        text = decoder.decode(block, final=not block)
        lost += text.count("�") + text.count("\x00")
        out.write(text.replace("\x00", "�").encode("utf-8", "replace"))
        plain.lines += text.count("\n")
        if not block:
            break
    if lost:
        plain.notes.append(phrase("import.lost_characters", count=lost, encoding=encoding))


def _find_separator(lines: list[str]) -> str:
    """The separator that splits the first rows into the same number of cells, the more cells the better."""
    best = (0.0, 1, ",")
    for separator in _SEPARATORS:
        reader = csv.reader(io.StringIO("\n".join(lines[:200])), delimiter=separator)
        try:
            widths = [len(row) for row in reader if row]
        except csv.Error:
            continue
        width = widths[0] if widths else 1
        agree = sum(other == width for other in widths) / len(widths) if widths else 0.0
        if width > 1 and (agree >= 0.5 or len(widths) < 3):
            best = max(best, (round(agree, 1), width, separator))
    return best[2]


def _title_lines(lines: list[str], separator: str | None) -> int:
    """How many lines stand above the header: blank or of few cells, before rows that nearly all have the same many."""
    first, most = 0, 1
    for mark in (separator,) if separator else _SEPARATORS:
        widths = [len(next(csv.reader([line[:_LONG]], delimiter=mark), [])) for line in lines[:50]]
        [(width, count)] = Counter(widths[_MOST_TITLE:] or widths).most_common(1)
        start = widths.index(width)
        is_title = all(found <= width / 2 for found in widths[:start])
        is_title = is_title and not any(line.count('"') % 2 for line in lines[:start])  # a cell over several lines
        if width > most and start <= _MOST_TITLE and count > 0.8 * len(widths[_MOST_TITLE:]):
            first, most = (start if is_title else 0), width
    return first


def _looks_like_data(header: list[str]) -> bool:
    """A first row with numbers or times in it is no header; one with repeated or blank names may still be one.

    A single time of day with its date is enough: columns are called after days and years, but not after moments.
    """
    from sojourn.events.times import guess_time

    filled = [cell.strip() for cell in header if cell.strip()]
    numbers = sum(cell.replace(".", "", 1).replace("-", "", 1).isdigit() for cell in filled)
    times = [cell for cell in filled if guess_time("", [cell]) is not None]
    dates = len(times)
    if len(filled) > 1 and any(":" in cell and len(cell) >= _MOMENT for cell in times):
        return True
    return bool(filled) and (numbers + dates) >= max(1, len(filled) / 3) and len(filled) > 1
