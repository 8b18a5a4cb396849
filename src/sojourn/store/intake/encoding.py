"""Which encoding a text file is in, from its first bytes."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from sojourn.store.intake.east_asian import JAPANESE, east_asian_encoding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip


def find_encoding(head: bytes) -> str:
    """UTF-8 unless the bytes say otherwise: a BOM, zero bytes as in UTF-16, or words that only another one makes."""
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name
    sample = head[: 256 * 1024]
    zeros = sample.count(0)
    if zeros > len(sample) * 0.3:
        return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample.replace(b"\x00", b""))
    except UnicodeDecodeError:
        return _encoding_by_lines(sample)
    return "utf-8"


def _encoding_by_lines(sample: bytes) -> str:
    """A few odd lines in a UTF-8 file leave it UTF-8 (they are read one by one); otherwise the likeliest other one."""
    odd = [line for line in sample.split(b"\n") if not _is_ascii(line)]
    broken = [line for line in odd if not is_utf8(line)]
    if len(broken) < len(odd) / 2:
        return "utf-8"
    words = b"\n".join(broken[:200])
    eastern = east_asian_encoding(words)
    if eastern is not None and not (eastern == "big5" and _western(words)):  # to Big5, 'Ärger' holds a character
        return eastern
    best = from_bytes(words, cp_exclusion=list(JAPANESE)).best()
    name = best.encoding if best else "cp1252"
    return (
        _latin(words)
        if name.startswith(("latin", "iso8859", "cp125", "mac", "cp4", "cp8", "cp7"))
        and _western(b"".join(broken[:200]))
        else name
    )


def _latin(sample: bytes) -> str:
    """Western or Central European: signs inside a word of the one ('p³atno') are letters of the other ('płatno')."""
    western, central = (sample.decode(name, "replace") for name in ("cp1252", "cp1250"))
    inside = zip(western, western[1:], western[2:], central[1:], strict=False)
    signs = sum(a.isalpha() and b.isalpha() and not sign.isalpha() and other.isalpha() for a, sign, b, other in inside)
    return "cp1250" if signs >= max(1, sample.count(b"\n") / 20) else "cp1252"


def _western(sample: bytes) -> bool:
    """Single accented letters between plain ones: Western European rather than a script of its own."""
    high = sum(byte >= 0x80 for byte in sample)
    return high < 0.2 * len(sample)


def _is_ascii(line: bytes) -> bool:
    return line.isascii()


def is_utf8(block: bytes) -> bool:
    """Whether the bytes are whole UTF-8 text."""
    try:
        block.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
