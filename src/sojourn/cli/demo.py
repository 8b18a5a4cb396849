"""`sojourn demo`: the demo workspace, made when it is not there yet, in the browser."""

from __future__ import annotations

from pathlib import Path

import click

from sojourn.cli.progress import ProgressLine
from sojourn.cli.serving import serve_options


@click.command(name="demo", epilog="\b\nExample:\n  sojourn demo --port 9000")
@click.option(
    "--workspace",
    "-w",
    type=click.Path(path_type=Path),
    default=Path("demo-workspace"),
    show_default="./demo-workspace",
    help="The folder of the demo workspace.",
)
@click.option("--serve/--no-serve", "serving", default=True, help="Serve it when it is ready. [default: yes]")
@serve_options
def command(
    workspace: Path, serving: bool, host: str, port: int, allowed_hosts: tuple[str, ...], browser: bool
) -> None:
    """Show real airport passengers and a synthetic retailer, mapped and measured.

    The first run loads the data and measures the maps; later ones start in seconds.
    """
    from sojourn.app.overview import portfolio
    from sojourn.app.workspace import Workspace
    from sojourn.cli.browsing import Address, listen, serve
    from sojourn.demo import load

    address = Address(host, port, allowed_hosts, sign_in=False)
    if serving:
        listen(address).close()  # a busy port is told before the data is loaded
    with Workspace.open(workspace) as opened:
        with ProgressLine() as line:
            load(opened, progress=line)
            if serving:
                portfolio(opened, line)
        if serving:
            serve(opened, address, open_browser=browser)
