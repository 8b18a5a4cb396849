"""QR codes (ISO/IEC 18004) as an SVG path: byte mode, error correction M, sizes 1 to 15; no picture leaves the machine.

Steps: bytes to codewords, Reed-Solomon over GF(256) per block, interleave, place in zigzag, try the eight masks and
keep the one that the standard's penalties like best.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

_EC_BYTES: Final = (0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24)
_BLOCKS: Final = (0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10)
"""Level M by version: correction bytes of a block, and blocks."""
_LARGEST: Final = 15
_LEVEL_M: Final = 0
_QUIET: Final = 4

Matrix = list[list[bool]]


def svg_path(text: str) -> tuple[str, int]:
    """The dark modules as one SVG path, and the side of the picture in units, with the white border of 4 around."""
    modules = matrix(text)
    parts = [
        f"M{x + _QUIET} {y + _QUIET}h1v1h-1z" for y, row in enumerate(modules) for x, dark in enumerate(row) if dark
    ]
    return "".join(parts), len(modules) + 2 * _QUIET


def matrix(text: str) -> Matrix:
    """The code, row by row, True for dark. Raises ValueError when the text is too long (over some 400 bytes)."""
    data = text.encode()
    version = _version_for(len(data))
    drawing = _Drawing(version)
    drawing.place(_with_correction(_codewords(data, version), version))
    return min((drawing.masked(mask) for mask in range(8)), key=_penalty)


def _version_for(length: int) -> int:
    for version in range(1, _LARGEST + 1):
        if 4 + _length_bits(version) + 8 * length <= 8 * _data_bytes(version):
            return version
    raise ValueError(f"{length} bytes do not fit into a QR code")


def _length_bits(version: int) -> int:
    return 8 if version < 10 else 16


def _raw_modules(version: int) -> int:
    """Modules left for data and correction when all patterns are drawn."""
    count = (16 * version + 128) * version + 64
    if version >= 2:
        aligned = version // 7 + 2
        count -= (25 * aligned - 10) * aligned - 55
        if version >= 7:
            count -= 36
    return count


def _data_bytes(version: int) -> int:
    return _raw_modules(version) // 8 - _EC_BYTES[version] * _BLOCKS[version]


def _codewords(data: bytes, version: int) -> bytes:
    capacity = 8 * _data_bytes(version)
    bits = "0100" + format(len(data), f"0{_length_bits(version)}b") + "".join(format(byte, "08b") for byte in data)
    bits += "0" * min(4, capacity - len(bits))
    bits += "0" * (-len(bits) % 8)
    found = bytearray(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8))
    for pad in _padding():
        if len(found) == capacity // 8:
            return bytes(found)
        found.append(pad)
    raise AssertionError("padding never ends")


def _padding() -> Iterator[int]:
    while True:
        yield 0xEC
        yield 0x11


def _times(left: int, right: int) -> int:
    """Product in GF(256) modulo x^8 + x^4 + x^3 + x^2 + 1."""
    product = 0
    for bit in range(7, -1, -1):
        product = (product << 1) ^ ((product >> 7) * 0x11D)
        product ^= ((right >> bit) & 1) * left
    return product


def _generator(degree: int) -> list[int]:
    found = [0] * (degree - 1) + [1]
    root = 1
    for _ in range(degree):
        for at in range(degree):
            found[at] = _times(found[at], root) ^ (found[at + 1] if at + 1 < degree else 0)
        root = _times(root, 2)
    return found


def _correction(data: bytes, generator: list[int]) -> bytes:
    rest = [0] * len(generator)
    for byte in data:
        factor = byte ^ rest.pop(0)
        rest.append(0)
        for at, coefficient in enumerate(generator):
            rest[at] ^= _times(coefficient, factor)
    return bytes(rest)


def _with_correction(data: bytes, version: int) -> bytes:
    """Blocks of data with their correction, interleaved. Later blocks may be a byte longer."""
    blocks, ec_bytes = _BLOCKS[version], _EC_BYTES[version]
    total = _raw_modules(version) // 8
    short_blocks = blocks - total % blocks
    short = total // blocks - ec_bytes
    generator = _generator(ec_bytes)
    parts: list[bytes] = []
    start = 0
    for number in range(blocks):
        size = short + (number >= short_blocks)
        parts.append(data[start : start + size])
        start += size
    corrections = [_correction(part, generator) for part in parts]
    mixed = [part[at] for at in range(short + 1) for part in parts if at < len(part)]
    return bytes(mixed + [part[at] for at in range(ec_bytes) for part in corrections])


class _Drawing:
    """A code of one version: its fixed patterns, and the data without a mask."""

    def __init__(self, version: int) -> None:
        self._version = version
        self.size = 17 + 4 * version
        self._dark: Matrix = [[False] * self.size for _ in range(self.size)]
        self._fixed: Matrix = [[False] * self.size for _ in range(self.size)]
        self._patterns()

    def place(self, content: bytes) -> None:
        """Data in zigzag columns of two, from the lower right, going round what is fixed."""
        bits = (bool(byte >> shift & 1) for byte in content for shift in range(7, -1, -1))
        for x, y in self._zigzag():
            if not self._fixed[y][x]:
                self._dark[y][x] = next(bits, False)

    def masked(self, mask: int) -> Matrix:
        """The finished code under one of the eight masks."""
        self._format(mask)
        rule = _MASKS[mask]
        return [
            [dark != (not fixed and rule(x, y)) for x, (dark, fixed) in enumerate(zip(row, known, strict=True))]
            for y, (row, known) in enumerate(zip(self._dark, self._fixed, strict=True))
        ]

    def _zigzag(self) -> Iterator[tuple[int, int]]:
        right = self.size - 1
        upward = True
        while right > 0:
            if right == 6:
                right -= 1
            rows = range(self.size - 1, -1, -1) if upward else range(self.size)
            for y in rows:
                yield right, y
                yield right - 1, y
            upward = not upward
            right -= 2

    def _set(self, x: int, y: int, *, dark: bool) -> None:
        self._dark[y][x] = dark
        self._fixed[y][x] = True

    def _patterns(self) -> None:
        for at in range(self.size):
            self._set(6, at, dark=at % 2 == 0)
            self._set(at, 6, dark=at % 2 == 0)
        for centre in ((3, 3), (self.size - 4, 3), (3, self.size - 4)):
            self._finder(*centre)
        places = self._alignments()
        corners = {(0, 0), (0, len(places) - 1), (len(places) - 1, 0)}
        for row, y in enumerate(places):
            for column, x in enumerate(places):
                if (row, column) not in corners:
                    self._square(x, y, 2, (0, 2))
        self._format(0)
        self._write_version()

    def _finder(self, x: int, y: int) -> None:
        self._square(x, y, 4, (0, 1, 3))

    def _square(self, x: int, y: int, reach: int, dark: tuple[int, ...]) -> None:
        """Rings around a centre; those at a distance in `dark` are dark."""
        for down in range(-reach, reach + 1):
            for across in range(-reach, reach + 1):
                if 0 <= x + across < self.size and 0 <= y + down < self.size:
                    self._set(x + across, y + down, dark=max(abs(across), abs(down)) in dark)

    def _alignments(self) -> list[int]:
        if self._version == 1:
            return []
        count = self._version // 7 + 2
        step = (self._version * 4 + count * 2 + 1) // (count * 2 - 2) * 2
        return [6] + [self.size - 7 - step * at for at in range(count - 2, -1, -1)]

    def _format(self, mask: int) -> None:
        data = _LEVEL_M << 3 | mask
        bits = (data << 10 | _remainder(data, 10, 0x537)) ^ 0x5412
        first = [(8, at) for at in (0, 1, 2, 3, 4, 5, 7, 8)] + [(at, 8) for at in (7, 5, 4, 3, 2, 1, 0)]
        second = [(self.size - 1 - at, 8) for at in range(8)] + [(8, self.size - 15 + at) for at in range(8, 15)]
        for number in range(15):
            for x, y in (first[number], second[number]):
                self._set(x, y, dark=bool(bits >> number & 1))
        self._set(8, self.size - 8, dark=True)

    def _write_version(self) -> None:
        if self._version < 7:
            return
        bits = self._version << 12 | _remainder(self._version, 12, 0x1F25)
        for number in range(18):
            along, across = number // 3, self.size - 11 + number % 3
            self._set(along, across, dark=bool(bits >> number & 1))
            self._set(across, along, dark=bool(bits >> number & 1))


def _remainder(data: int, degree: int, polynomial: int) -> int:
    rest = data
    for _ in range(degree):
        rest = (rest << 1) ^ ((rest >> (degree - 1)) * polynomial)
    return rest


_MASKS: Final = (
    lambda x, y: (x + y) % 2 == 0,
    lambda _, y: y % 2 == 0,
    lambda x, _: x % 3 == 0,
    lambda x, y: (x + y) % 3 == 0,
    lambda x, y: (x // 3 + y // 2) % 2 == 0,
    lambda x, y: x * y % 2 + x * y % 3 == 0,
    lambda x, y: (x * y % 2 + x * y % 3) % 2 == 0,
    lambda x, y: ((x + y) % 2 + x * y % 3) % 2 == 0,
)


def _penalty(modules: Matrix) -> int:
    """How hard the code is to read: runs, blocks, shapes like finders, and an uneven balance."""
    lines = ["".join("1" if dark else "0" for dark in row) for row in modules]
    columns = ["".join(column) for column in zip(*lines, strict=True)]
    size = len(lines)
    found = 0
    for line in lines + columns:
        found += sum(len(run) - 2 for run in line.replace("01", "0 1").replace("10", "1 0").split() if len(run) >= 5)
        padded = "0000" + line + "0000"
        for shape in ("00001011101", "10111010000"):
            found += 40 * sum(padded.startswith(shape, at) for at in range(len(padded)))
    for y in range(size - 1):
        found += 3 * sum(len({*lines[y][x : x + 2], *lines[y + 1][x : x + 2]}) == 1 for x in range(size - 1))
    share = sum(line.count("1") for line in lines) * 20 / (size * size)
    return found + 10 * int(abs(share - 10))
