"""What is wrong with a map, where, and how to mend it: the one form all checks of a document speak in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from sojourn.kernel.errors import InvalidInput

Severity = Literal["error", "warning"]
_SHOWN = 8


@dataclass(frozen=True)
class Finding:
    """`path` is where (`steps[security].match`: lists by id, or by place where there is no id), `code` is stable.

    An error makes the map unusable as it is; a warning says what a reader might not expect.
    """

    path: str
    severity: Severity
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        where = f"{self.path}: " if self.path else ""
        return f"{where}{self.message} {self.hint}".strip()


def errors_of(findings: Sequence[Finding]) -> list[Finding]:
    """Only the findings that make the map unusable."""
    return [finding for finding in findings if finding.severity == "error"]


def invalid_map(findings: Sequence[Finding], name: str = "") -> InvalidInput:
    """One error that lists the findings (the first eight in words, all of them in `facts`)."""
    what = f"The map {name!r} cannot be used" if name else "The map cannot be used"
    count = len(findings)
    lines = [f"  {finding}" for finding in findings[:_SHOWN]]
    more = f"\n  and {count - _SHOWN} more" if count > _SHOWN else ""
    problems = "1 problem" if count == 1 else f"{count} problems"
    return InvalidInput(
        "invalid_map",
        f"{what}: {problems}.\n" + "\n".join(lines) + more,
        findings=[asdict(finding) for finding in findings],
    )
