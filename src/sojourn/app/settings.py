"""Every setting: its name in the environment, its default, what it means. Nothing else reads the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from sojourn.kernel.errors import InvalidInput

_SIZES = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}


def parse_size(text: str) -> int:
    """Bytes from words such as '5GB' or '200 MB'. Raises ValueError for anything else."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([KMGT]?)B?", text.strip().upper())
    if not match:
        raise ValueError("write a size such as 500MB or 5GB")
    return int(float(match[1]) * _SIZES[match[2]])


def _memory(text: str) -> str:
    parse_size(text)
    return text


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError("write a whole number from 1")
    return number


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65_535:
        raise ValueError("write a port between 0 and 65535")
    return number


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _said(name: str, read: Callable[[str], Any], shown: str, meaning: str) -> dict[str, Any]:
    return {"name": name, "read": read, "shown": shown, "meaning": meaning}


@dataclass(frozen=True)
class Settings:
    """What may be chosen for one run. `upload_limit` is in bytes."""

    workspace: Path = field(
        default=Path("sojourn-workspace"),
        metadata=_said(
            "SOJOURN_WORKSPACE", Path, "./sojourn-workspace", "The workspace folder, when --workspace is not given."
        ),
    )
    memory_limit: str = field(
        default="2GB",
        metadata=_said("SOJOURN_MEMORY_LIMIT", _memory, "2GB", "Memory a question may take before it goes to disk."),
    )
    threads: int | None = field(
        default=None,
        metadata=_said("SOJOURN_THREADS", _positive, "all cores", "Processor threads a question may use."),
    )
    host: str = field(
        default="127.0.0.1",
        metadata=_said(
            "SOJOURN_HOST",
            str,
            "127.0.0.1",
            "The address the server listens on. There is no sign-in: beyond this machine, put it behind one.",
        ),
    )
    port: int = field(
        default=8765,
        metadata=_said("SOJOURN_PORT", _port, "8765", "The port the server listens on; 0 takes a free one."),
    )
    allowed_hosts: tuple[str, ...] = field(
        default=(),
        metadata=_said(
            "SOJOURN_ALLOWED_HOSTS",
            _names,
            "none",
            "More names, separated by commas, by which the server may be called; localhost and the address it "
            "listens on always are.",
        ),
    )
    upload_limit: int = field(
        default=5 * 10**9,
        metadata=_said("SOJOURN_UPLOAD_LIMIT", parse_size, "5GB", "The largest file taken through the browser."),
    )
    question_threads: int = field(
        default=2,
        metadata=_said(
            "SOJOURN_QUESTION_THREADS", _positive, "2", "How many questions are worked on at the same time; more wait."
        ),
    )


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings that `environment` (default: the process's own) says. Raises InvalidInput, naming the variable."""
    given = os.environ if environment is None else environment
    chosen: dict[str, Any] = {}
    for part in fields(Settings):
        name = part.metadata["name"]
        text = given.get(name, "").strip()
        if not text:
            continue
        try:
            chosen[part.name] = part.metadata["read"](text)
        except ValueError as error:
            raise InvalidInput(
                "bad_setting",
                f"The environment variable {name} is {text!r}: {error}.",
                f"{part.metadata['meaning']} Unset it to use {part.metadata['shown']}.",
            ) from error
    return Settings(**chosen)
