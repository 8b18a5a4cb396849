"""Every setting: its name in the environment, its default, what it means. Nothing else reads the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import timedelta
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


def _span(text: str) -> timedelta:
    match = re.fullmatch(r"(\d+)\s*([mhd])", text.strip().lower())
    if not match or int(match[1]) < 1:
        raise ValueError("write a span such as 30m, 12h or 7d")
    return int(match[1]) * timedelta(**{{"m": "minutes", "h": "hours", "d": "days"}[match[2]]: 1})


def _address(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", text):
        raise ValueError("write an address such as https://sign-in.example")
    return text.rstrip("/")


def _origins(text: str) -> tuple[str, ...]:
    found = _names(text)
    for one in found:
        if not re.fullmatch(r"https?://[A-Za-z0-9.*-]+(:\d+)?", one):
            raise ValueError("write origins such as https://intranet.example")
    return found


def _yes(text: str) -> bool:
    if text.lower() not in ("yes", "no", "true", "false", "1", "0"):
        raise ValueError("write yes or no")
    return text.lower() in ("yes", "true", "1")


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
            "The address the server listens on. Beyond this machine, put it behind a proxy that speaks HTTPS.",
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
    session_idle: timedelta = field(
        default=timedelta(days=7),
        metadata=_said("SOJOURN_SESSION_IDLE", _span, "7d", "A session that is not used for so long ends."),
    )
    session_longest: timedelta = field(
        default=timedelta(days=30),
        metadata=_said("SOJOURN_SESSION_LONGEST", _span, "30d", "Every session ends so long after sign-in."),
    )
    public_url: str = field(
        default="",
        metadata=_said(
            "SOJOURN_PUBLIC_URL",
            _address,
            "as called",
            "The address people call the server by, where a proxy hides it: links and OpenID sign-in use it.",
        ),
    )
    frame_origins: tuple[str, ...] = field(
        default=(),
        metadata=_said(
            "SOJOURN_FRAME_ORIGINS",
            _origins,
            "none",
            "Sites, separated by commas, that may show an embedded map (`/embed/...`) whose share names none itself.",
        ),
    )
    oidc_issuer: str = field(
        default="",
        metadata=_said(
            "SOJOURN_OIDC_ISSUER",
            _address,
            "none",
            "The OpenID Connect provider people may sign in with: its issuer.",
        ),
    )
    oidc_client_id: str = field(
        default="",
        metadata=_said("SOJOURN_OIDC_CLIENT_ID", str, "none", "The name this server has at the OpenID provider."),
    )
    oidc_client_secret: str = field(
        default="",
        repr=False,
        metadata=_said("SOJOURN_OIDC_CLIENT_SECRET", str, "none", "Its secret there; none for a public client."),
    )
    oidc_name: str = field(
        default="OpenID",
        metadata=_said("SOJOURN_OIDC_NAME", str, "OpenID", "What the button for the OpenID provider says."),
    )
    oidc_domains: tuple[str, ...] = field(
        default=(),
        metadata=_said(
            "SOJOURN_OIDC_DOMAINS",
            _names,
            "none",
            "Domains, separated by commas, whose people join as viewers without an invitation when the provider has "
            "verified their e-mail. Otherwise only those who were invited come in.",
        ),
    )
    oidc_inside: bool = field(
        default=False,
        metadata=_said(
            "SOJOURN_OIDC_INSIDE",
            _yes,
            "no",
            "Yes when the OpenID provider is inside your own network: private addresses and plain HTTP are allowed.",
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
