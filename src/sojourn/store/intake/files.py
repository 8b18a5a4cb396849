"""From what a person names to plain files: folders opened, kinds told apart, compression undone."""

from __future__ import annotations

import gzip
import lzma
import zlib
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal, TypeAlias, cast

import zstandard

from sojourn.kernel.errors import InvalidInput, NotFound
from sojourn.store.intake.zstd import open_zstd

Kind: TypeAlias = Literal["text", "parquet", "jsonl", "xlsx", "xes"]
Packing: TypeAlias = Literal["", "gz", "xz", "zst"]
_SUFFIXES: dict[str, Kind] = {
    ".csv": "text", ".tsv": "text", ".txt": "text", ".tab": "text", ".parquet": "parquet", ".pq": "parquet",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".xlsx": "xlsx", ".xlsm": "xlsx", ".xes": "xes",
}  # fmt: skip
_MAGIC: dict[bytes, Packing] = {b"\x1f\x8b": "gz", b"\xfd7zXZ\x00": "xz", b"\x28\xb5\x2f\xfd": "zst"}
_NOT_DATA = {"source.txt", "readme.txt", "license.txt", "notice.txt"}
DAMAGE = (EOFError, zlib.error, gzip.BadGzipFile, lzma.LZMAError, zstandard.ZstdError)
"""What the unpackers raise on a damaged file."""


@dataclass(frozen=True)
class DataFile:
    """One file to read. `name` is what reports call it."""

    path: Path
    kind: Kind
    packing: Packing

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.path.name

    def open(self) -> AbstractContextManager[IO[bytes]]:
        """Its bytes, unpacked on the way."""
        if self.packing == "gz":
            return cast("AbstractContextManager[IO[bytes]]", gzip.open(self.path, "rb"))
        if self.packing == "xz":
            return cast("AbstractContextManager[IO[bytes]]", lzma.open(self.path, "rb"))
        if self.packing == "zst":
            return open_zstd(self.path)
        return self.path.open("rb")

    def damaged(self, error: Exception) -> InvalidInput:
        """The error to raise when unpacking failed."""
        return InvalidInput(
            "file_damaged",
            f"{self.name} is damaged or cut short ({error}).",
            "Fetch the file again; nothing of it was imported.",
            file=self.name,
        )


def find_files(named: Sequence[Path]) -> list[DataFile]:
    """The data files in what was named; a folder means all data files directly in it, in the order of their names.

    Raises NotFound for a path that is not there, InvalidInput for an empty file, a folder without data or a kind of
    file that is not read.
    """
    found: list[DataFile] = []
    for path in named:
        if not path.exists():
            raise NotFound("file_missing", f"There is no file {path}.", "Check the path.", file=str(path))
        if path.is_dir():
            inside = [_classify(file) for file in sorted(path.iterdir()) if _is_data(file)]
            if not inside:
                raise InvalidInput(
                    "folder_empty", f"The folder {path} has no data files.", "Name the files.", file=str(path)
                )
            found += inside
        else:
            found.append(_classify(path))
    unique = {file.path.resolve(): file for file in found}
    return list(unique.values())


def _is_data(file: Path) -> bool:
    return file.is_file() and file.name.lower() not in _NOT_DATA and _kind_by_name(file) is not None


def _kind_by_name(file: Path) -> Kind | None:
    suffixes = [suffix.lower() for suffix in file.suffixes]
    if suffixes and suffixes[-1] in (".gz", ".xz", ".zst"):
        suffixes.pop()
    return _SUFFIXES.get(suffixes[-1]) if suffixes else None


def _classify(path: Path) -> DataFile:
    with path.open("rb") as handle:
        head = handle.read(8)
    if not head:
        raise InvalidInput(
            "file_empty", f"{path.name} is empty.", "Check that it was written completely.", file=path.name
        )
    nothing: Packing = ""
    packing = next((packing for magic, packing in _MAGIC.items() if head.startswith(magic)), nothing)
    named = _kind_by_name(path)
    if head.startswith(b"PAR1"):
        return DataFile(path, "parquet", "")
    if named is None and head.startswith(b"PK\x03\x04"):
        named = "xlsx"
    if named in ("parquet", "xlsx") and not head.startswith((b"PAR1", b"PK\x03\x04")):
        raise InvalidInput(
            "file_damaged", f"{path.name} is not a {named} file.", "Fetch or export it again.", file=path.name
        )
    return DataFile(path, named or "text", packing)
