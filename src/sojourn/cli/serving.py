"""`sojourn serve`: the workspace in the browser."""

from __future__ import annotations

from pathlib import Path

import click

from sojourn.cli import options as shared

serve_options = shared.together(
    click.option("--host", envvar="SOJOURN_HOST", default="127.0.0.1", show_default=True, help="Address to listen on."),
    click.option(
        "--port", envvar="SOJOURN_PORT", type=click.IntRange(0, 65_535), default=8765, show_default=True,
        help="Port to listen on; 0 takes a free one.",
    ),
    click.option("--allow-host", "allowed_hosts", multiple=True, help="Another name it is called by. Repeatable."),
    click.option("--browser/--no-browser", default=True, help="Open the page where there is a screen. [default: yes]"),
)  # fmt: skip


@click.command(name="serve", epilog="\b\nExample:\n  sojourn serve --workspace shop --port 9000")
@shared.workspace_option
@serve_options
@click.option(
    "--no-sign-in", is_flag=True, help="Let whoever is at this computer in without an account, while there is none."
)
def command(
    workspace: Path, host: str, port: int, allowed_hosts: tuple[str, ...], browser: bool, no_sign_in: bool
) -> None:
    """Show a workspace in the browser, until stopped with Ctrl-C.

    Everybody signs in. The first start prints a link that makes the owner's account.
    """
    from sojourn.app.workspace import Workspace
    from sojourn.cli.browsing import Address, refuse_open_door, serve

    address = Address(host, port, allowed_hosts, sign_in=not no_sign_in)
    with Workspace.open(workspace) as opened:
        if no_sign_in:
            refuse_open_door(opened, address)
        serve(opened, address, open_browser=browser)
