"""Runs the server for a command: takes the port, says the address, opens a browser where there is a screen."""

from __future__ import annotations

import asyncio
import dataclasses
import ipaddress
import os
import socket
import sys
import threading
import webbrowser
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sojourn.kernel.errors import Conflict, InvalidInput

if TYPE_CHECKING:
    from sojourn.app.workspace import Workspace


@dataclass(frozen=True)
class Address:
    """Where to listen. Port 0 takes a free one. `sign_in` False: whoever is at this computer is the owner."""

    host: str
    port: int
    allowed_hosts: tuple[str, ...] = ()
    sign_in: bool = True

    @property
    def is_here_only(self) -> bool:
        """Whether nobody but this computer can reach it."""
        try:
            return ipaddress.ip_address(self.host.strip("[]")).is_loopback
        except ValueError:
            return self.host.lower() == "localhost"


def serve(workspace: Workspace, address: Address, *, open_browser: bool, path: str = "/") -> None:
    """Serve until interrupted. Raises Conflict when the port is taken, naming a free one."""
    taken = listen(address)
    try:
        _run(workspace, address, taken, path if open_browser and has_screen() else None)
    except KeyboardInterrupt:
        pass
    finally:
        taken.close()
    _say("Stopped.")


def _run(workspace: Workspace, address: Address, taken: socket.socket, path: str | None) -> None:
    """Serve on the socket until stopped; open the browser at `path` unless that is None."""
    import uvicorn

    from sojourn.app.accounts.joining import Joining
    from sojourn.server import web
    from sojourn.server.app import create_app

    settings = dataclasses.replace(
        workspace.settings, host=address.host, allowed_hosts=(*workspace.settings.allowed_hosts, *address.allowed_hosts)
    )
    sign_in = address.sign_in or not address.is_here_only or workspace.office.has_accounts()
    app = create_app(workspace, settings, warm=True, sign_in=sign_in)
    url = f"http://{_shown_host(address.host)}:{taken.getsockname()[1]}"
    if not (web.BUILT / "index.html").is_file():
        _say("The web app is not built: run 'make app' in the source folder. Until then only /api answers.")
    _say(f"Sojourn shows {workspace.files.root} at {url}/  (Ctrl-C stops it)")
    first = Joining(workspace.office).first_link_token() if sign_in else None
    if first is not None:
        shown = settings.public_url or url
        _say(f"Nobody has an account here yet. Open this link to make the owner's: {shown}/welcome#{first}")
        path = path and f"/welcome#{first}"
    if path is not None:
        threading.Timer(0.5, webbrowser.open, (url + path,)).start()
    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=3, server_header=False)
    serving = uvicorn.Server(config).serve(sockets=[taken])
    try:
        asyncio.run(serving)
    finally:
        serving.close()  # an interrupt may come before it has begun


def refuse_open_door(workspace: Workspace, address: Address) -> None:
    """Raises InvalidInput where others could come in without signing in, Conflict where there are accounts."""
    if workspace.office.has_accounts():
        raise Conflict(
            "has_accounts",
            "--no-sign-in cannot be used: this workspace has accounts, so everybody signs in.",
            "Leave out --no-sign-in.",
        )
    if not address.is_here_only:
        raise InvalidInput(
            "open_to_others",
            f"--no-sign-in cannot be used with --host {address.host}: others could come in as the owner.",
            "Leave out --no-sign-in, or listen on 127.0.0.1.",
        )


def listen(address: Address) -> socket.socket:
    """The listening socket. Taken before anything else, so that a busy port is told at once."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise InvalidInput(
            "bad_host", f"{address.host!r} is not an address of this machine.", "Use 127.0.0.1, or 0.0.0.0 for all."
        ) from error
    found = socket.socket(family, kind, protocol)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind(place)
        found.listen(128)
    except OSError as error:
        found.close()
        raise _not_free(address, family) from error
    return found


def _not_free(address: Address, family: socket.AddressFamily) -> Conflict:
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        try:
            probe.bind((address.host, 0))
            free = probe.getsockname()[1]
        except OSError:
            return Conflict(
                "cannot_listen", f"{address.host!r} is not an address of this machine.", "Use --host 127.0.0.1."
            )
    return Conflict(
        "port_busy",
        f"Port {address.port} on {address.host} is taken by another programme, or not yours to take.",
        f"Port {free} is free: add --port {free}.",
        port=address.port,
        free=free,
    )


def has_screen() -> bool:
    """Whether opening a browser can work here."""
    if os.environ.get("CI") or os.environ.get("SSH_CONNECTION"):
        return False
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _shown_host(host: str) -> str:
    if host in ("0.0.0.0", "::", ""):  # noqa: S104 - compared with, not listened on
        return "localhost"
    return f"[{host}]" if ":" in host else host


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201
