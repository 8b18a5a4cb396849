"""`sojourn people`: who is a member, and a way back in for who has lost password or phone."""

from __future__ import annotations

from pathlib import Path

import click

from sojourn.cli import options as shared


@click.group(epilog="\b\nExample:\n  sojourn people recover mia@shop.example --workspace shop")
def command() -> None:
    """List the members of a workspace, or let one back in.

    Whoever has the workspace's folder may do this. Everything else about people is in the browser.
    """


@command.command(name="list", epilog="\b\nExample:\n  sojourn people list --workspace shop")
@shared.workspace_option
def members(workspace: Path) -> None:
    """Print the members with their roles."""
    from sojourn.app.workspace import Workspace
    from sojourn.cli.table import table

    with Workspace.open(workspace, create=False) as opened:
        rows = [
            {
                "name": account.name,
                "e-mail": account.email,
                "role": account.role.value if account.role else None,
                "departments": ", ".join(account.departments),
                "second factor": "yes" if account.totp_confirmed else "no",
            }
            for account in opened.office.accounts.members()
        ]
    if rows:
        print(table(list(rows[0]), rows))  # noqa: T201
    else:
        print("Nobody has an account here. 'sojourn serve' prints the link that makes the owner's.")  # noqa: T201


@command.command(epilog="\b\nExample:\n  sojourn people recover mia@shop.example")
@click.argument("email", metavar="E-MAIL")
@shared.workspace_option
def recover(email: str, workspace: Path) -> None:
    """Print a one-time link by which the member with this E-MAIL sets a new password.

    Their second factor is off and all their sessions end when the link is used.
    """
    from sojourn.app.accounts.joining import Joining
    from sojourn.app.workspace import Workspace

    with Workspace.open(workspace, create=False) as opened:
        token = Joining(opened.office).recover(email)
        base = opened.settings.public_url or f"http://localhost:{opened.settings.port}"
    print(f"{base}/invite#{token}")  # noqa: T201
