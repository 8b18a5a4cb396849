"""QR codes are read back by a reader of our own, written from the standard's other side."""

from __future__ import annotations

import re

import pytest

from sojourn.kernel.qr import Matrix, matrix, svg_path

BLOCKS = {1: (1, 10), 2: (1, 16), 3: (1, 26), 4: (2, 18), 5: (2, 24), 6: (4, 16), 7: (4, 18), 8: (4, 22), 9: (5, 22),
          10: (5, 26), 11: (5, 30), 12: (8, 22), 13: (9, 22), 14: (9, 24), 15: (10, 24)}  # fmt: skip
ALIGNED = {1: (), 2: (6, 18), 3: (6, 22), 4: (6, 26), 5: (6, 30), 6: (6, 34), 7: (6, 22, 38), 8: (6, 24, 42),
           9: (6, 26, 46), 10: (6, 28, 50), 11: (6, 30, 54), 12: (6, 32, 58), 13: (6, 34, 62), 14: (6, 26, 46, 66),
           15: (6, 26, 48, 70)}  # fmt: skip
"""Both as printed in the standard's tables, not computed."""
MASKS = [
    lambda i, j: (i + j) % 2, lambda i, _: i % 2, lambda _, j: j % 3, lambda i, j: (i + j) % 3,
    lambda i, j: (i // 2 + j // 3) % 2, lambda i, j: (i * j) % 2 + (i * j) % 3,
    lambda i, j: ((i * j) % 2 + (i * j) % 3) % 2, lambda i, j: ((i + j) % 2 + (i * j) % 3) % 2,
]  # fmt: skip


def is_fixed(row: int, column: int, version: int) -> bool:
    size = 17 + 4 * version
    if row == 6 or column == 6:
        return True
    if (row < 9 and (column < 9 or column >= size - 8)) or (row >= size - 8 and column < 9):
        return True
    if version >= 7 and ((row < 6 and column >= size - 11) or (column < 6 and row >= size - 11)):
        return True
    corners = {(6, 6), (6, size - 7), (size - 7, 6)}
    centres = [(y, x) for y in ALIGNED[version] for x in ALIGNED[version] if (y, x) not in corners]
    return any(abs(row - y) <= 2 and abs(column - x) <= 2 for y, x in centres)


def codewords(code: Matrix) -> tuple[list[int], int]:
    size = len(code)
    version = (size - 17) // 4
    mask = sum((code[8][at] ^ bool(0b10101 >> (4 - at) & 1)) << (4 - at) for at in range(5)) & 7
    bits: list[int] = []
    columns = [column for column in range(size - 1, 0, -2) if column > 6] + [5, 3, 1]
    for turn, right in enumerate(columns):
        for row in range(size - 1, -1, -1) if turn % 2 == 0 else range(size):
            free = [column for column in (right, right - 1) if not is_fixed(row, column, version)]
            bits.extend(code[row][column] ^ (MASKS[mask](row, column) == 0) for column in free)
    return [int("".join(map(str, map(int, bits[at : at + 8]))), 2) for at in range(0, len(bits) // 8 * 8, 8)], version


def product(left: int, right: int) -> int:
    found = 0
    while right:
        found ^= left * (right & 1)
        left, right = left << 1 ^ (0x11D if left & 0x80 else 0), right >> 1
    return found


def read(code: Matrix) -> str:
    words, version = codewords(code)
    count, correcting = BLOCKS[version]
    sizes = [len(words) // count + (number >= count - len(words) % count) - correcting for number in range(count)]
    blocks: list[list[int]] = [[] for _ in sizes]
    rest = iter(words)
    for at in range(max(sizes)):
        for number, size in enumerate(sizes):
            if at < size:
                blocks[number].append(next(rest))
    data = [word for block in blocks for word in block]
    for _ in range(correcting):
        for block in blocks:
            block.append(next(rest))
    root = 1
    for _ in range(correcting):
        for block in blocks:
            value = 0
            for word in block:
                value = product(value, root) ^ word
            assert value == 0, "a block does not correct to nothing"
        root = product(root, 2)
    bits = "".join(f"{word:08b}" for word in data)
    assert bits[:4] == "0100"
    width = 8 if version < 10 else 16
    length = int(bits[4 : 4 + width], 2)
    start = 4 + width
    return bytes(int(bits[start + 8 * at : start + 8 * at + 8], 2) for at in range(length)).decode()


@pytest.mark.parametrize("length", [1, 14, 15, 26, 60, 106, 122, 150, 180, 213, 251, 287, 331, 362, 412])
def test_code_is_read_back(length: int) -> None:
    text = ("otpauth://totp/Sojourn%20shop:mia@shop.example?secret=JBSWY3DPEHPK3PXP&issuer=" * 6)[:length]

    assert read(matrix(text)) == text


def test_code_holds_any_script() -> None:
    assert read(matrix("旅程 Путь")) == "旅程 Путь"


def test_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        matrix("x" * 413)


def test_path_has_a_border_and_one_square_for_each_dark_module() -> None:
    path, size = svg_path("x")
    squares = re.findall(r"M(\d+) (\d+)h1v1h-1z", path)

    assert size == 21 + 8
    assert len(squares) == sum(map(sum, matrix("x")))
    assert min(int(x) for x, _ in squares) == 4
    assert max(int(y) for _, y in squares) == size - 5
