"""Zstandard files frame by frame: none of several is missed, and one that is cut short is told."""

from __future__ import annotations

import io
from pathlib import Path
from typing import IO, cast

import zstandard

_BLOCK = 64 * 1024


class _Frames(io.RawIOBase):
    """The content of all frames; raises EOFError where the file ends inside one."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = packed
        self._frame = zstandard.ZstdDecompressor().decompressobj()
        self._input = b""
        self._ready = memoryview(b"")
        self._begun = False

    def readable(self) -> bool:
        """Always: it is made for reading only."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Fill some of `buffer`; 0 at the end of the last frame."""
        while not self._ready and self._more():
            pass
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size

    def _more(self) -> bool:
        """Unpack one more block, if there is one."""
        block = self._input or self._packed.read(_BLOCK)
        if not block:
            if self._begun:
                raise EOFError("Compressed file ended inside a frame")
            return False
        self._ready = memoryview(self._frame.decompress(block))
        self._begun, self._input = not self._frame.eof, b""
        if self._frame.eof:
            self._input = self._frame.unused_data
            self._frame = zstandard.ZstdDecompressor().decompressobj()
        return True

    def close(self) -> None:
        """Close the packed file as well."""
        self._packed.close()
        super().close()


def open_zstd(path: Path) -> IO[bytes]:
    """The unpacked bytes of a file; reading raises EOFError or ZstdError where it is damaged."""
    return cast("IO[bytes]", io.BufferedReader(_Frames(path.open("rb")), _BLOCK))
