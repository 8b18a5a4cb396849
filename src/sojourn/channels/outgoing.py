"""Requests to other machines: to public addresses only, unless told that the other side is inside.

The name is looked up once, every address it has is checked, and the connection goes to the address that was checked:
a name that changes its mind between check and call gains nothing. Redirects are not followed, answers are cut at 1 MB.
"""

from __future__ import annotations

import ipaddress
import json
import socket
from collections.abc import Mapping
from typing import Any, Final, cast
from urllib.parse import urlsplit, urlunsplit

import httpx

from sojourn.kernel.errors import ExternalFailure, NotAllowed

TIMEOUT_SECONDS: Final = 10
LARGEST_ANSWER: Final = 1 << 20


class Outgoing:
    """`inside`: private addresses and plain HTTP are allowed."""

    def __init__(self, *, inside: bool = False) -> None:
        self._inside = inside

    def get_json(self, url: str) -> dict[str, Any]:
        """The JSON object at an address. Raises ExternalFailure when there is none, NotAllowed for a forbidden one."""
        return self._ask("GET", url)

    def post_form(self, url: str, form: Mapping[str, str], basic: tuple[str, str] | None = None) -> dict[str, Any]:
        """Send a form; the JSON object that comes back."""
        return self._ask("POST", url, data=dict(form), auth=basic)

    def _ask(self, method: str, url: str, **given: Any) -> dict[str, Any]:
        place, headers, extensions = self._checked(url)
        try:
            with (
                httpx.Client(timeout=TIMEOUT_SECONDS, follow_redirects=False, trust_env=False) as client,
                client.stream(method, place, headers=headers, extensions=extensions, **given) as answer,
            ):
                body = _read(answer, url)
                status = answer.status_code
        except httpx.HTTPError as error:
            raise _failed(url, str(error) or type(error).__name__) from error
        if status != 200:
            raise _failed(url, f"it answered {status}")
        try:
            found = json.loads(body)
        except ValueError as error:
            raise _failed(url, "its answer is no JSON") from error
        if not isinstance(found, dict):
            raise _failed(url, "its answer is no JSON object")
        return cast("dict[str, Any]", found)

    def _checked(self, url: str) -> tuple[str, dict[str, str], dict[str, Any]]:
        """The address with the name replaced by the number that was checked, and what keeps the name known."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        if parts.scheme not in ("https", "http") or not host or parts.username is not None:
            raise _forbidden(url, "it is no web address")
        if parts.scheme == "http" and not self._inside:
            raise _forbidden(url, "it is not HTTPS")
        number = self._resolved(host, parts.port or (443 if parts.scheme == "https" else 80), url)
        shown = f"[{number}]" if ":" in number else number
        place = parts._replace(netloc=f"{shown}:{parts.port}" if parts.port else shown)
        return urlunsplit(place), {"Host": parts.netloc, "Accept": "application/json"}, {"sni_hostname": host}

    def _resolved(self, host: str, port: int, url: str) -> str:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise _failed(url, "its name is not known") from error
        numbers = [str(entry[4][0]).partition("%")[0] for entry in found]
        if not self._inside and not all(is_public(number) for number in numbers):
            raise _forbidden(url, "it leads into a private network")
        return numbers[0]


def is_public(number: str) -> bool:
    """Whether an address is one of the open internet; also looked for inside IPv6 forms of IPv4."""
    address = ipaddress.ip_address(number)
    if isinstance(address, ipaddress.IPv6Address):
        hidden = address.ipv4_mapped or address.sixtofour
        if hidden is not None:
            return is_public(str(hidden))
        if address in ipaddress.ip_network("64:ff9b::/96"):
            return is_public(str(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)))
    return address.is_global and not address.is_multicast


def _read(answer: httpx.Response, url: str) -> bytes:
    body = bytearray()
    for piece in answer.iter_bytes():
        body += piece
        if len(body) > LARGEST_ANSWER:
            raise _failed(url, "its answer is larger than 1 MB")
    return bytes(body)


def _failed(url: str, why: str) -> ExternalFailure:
    return ExternalFailure(
        "provider_failed", f"{urlsplit(url).netloc} cannot be asked: {why}.", "Try again later.", retryable=True,
        place=urlsplit(url).netloc,
    )  # fmt: skip


def _forbidden(url: str, why: str) -> NotAllowed:
    return NotAllowed(
        "provider_forbidden",
        f"{urlsplit(url).netloc} may not be called: {why}.",
        "When the provider is in your own network, set SOJOURN_OIDC_INSIDE=yes.",
        place=urlsplit(url).netloc,
    )
