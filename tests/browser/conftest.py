"""A real browser, the built web app and real servers: the demo, an empty workspace, one with hostile names."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from sojourn.server.web import BUILT
from tests.browser.orders import hostile_csv, orders_csv
from tests.browser.serving import ROOT, Server, run, serving
from tests.browser.watching import Watch

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 30_000
"""Milliseconds that a page may take: the machine may be busy, and a right answer late is still right."""

WITH_2017 = "?compare_from=2017-05-01T00%3A00%3A00Z&compare_to=2017-06-01T00%3A00%3A00Z"
"""What the airport's page asks of itself: its own window beside the year before."""

expect.set_options(timeout=PATIENCE)
Visit = Callable[..., Page]


def chromium() -> str:
    """The browser, or the way to one."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("SOJOURN_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        pytest.fail("Chromium is missing: run make dev", pytrace=False)
    return found


@pytest.fixture(scope="session")
def web_app() -> None:
    """The built web app; built now when it is not there."""
    if not (BUILT / "index.html").is_file():
        subprocess.run([sys.executable, "tools/setup.py", "web"], cwd=ROOT, check=True)


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of a run see."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


@pytest.fixture(scope="session")
def demo(web_app: None, shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demo workspace, loaded and measured once a run; each worker serves its own copy."""
    made = shared_folder / "demo-made"
    with (shared_folder / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            making = shared_folder / "demo-making"
            run("demo", "--no-serve", "-w", making)
            with serving(making) as server:
                server.get("/api/portfolio")
                server.get("/api/journeys/through-the-airport/measured")
                server.get("/api/journeys/through-the-airport/steps/security/panel" + WITH_2017)
            making.rename(made)
    folder = tmp_path_factory.mktemp("demo") / "demo"
    shutil.copytree(made, folder)
    with serving(folder) as server:
        yield server


@pytest.fixture(scope="session")
def empty(web_app: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A workspace with nothing in it, for the tests that fill it."""
    with serving(tmp_path_factory.mktemp("empty") / "fresh") as server:
        yield server


@pytest.fixture(scope="session")
def hostile(web_app: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A workspace and a map whose names try to be markup and formulas."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "orders.csv").write_text(hostile_csv(), encoding="utf-8")
    run("import", folder / "orders.csv", "-w", folder / "ws", "--event", "what", "--channel", "place")
    run("map", "discover", "-w", folder / "ws", "--title", "<img src=x onerror=alert(1)>", "--save")
    with serving(folder / "ws") as server:
        yield server


@pytest.fixture(scope="session")
def orders_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("files") / "orders.csv"
    path.write_text(orders_csv(), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests; every visit has its own context, so nothing is remembered between tests."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """`visit(server, path, width=..., lang=..., expected=...)`: a watched page, checked when the test ends."""
    contexts: list[tuple[BrowserContext, Watch]] = []

    def go(
        server: Server, path: str, *, width: int = 1280, lang: str = "en", expected: tuple[str, ...] = (), **more: Any
    ) -> Page:
        options = {"reduced_motion": "reduce", "viewport": {"width": width, "height": 900}, "locale": lang, **more}
        context = browser.new_context(**options)
        context.set_default_timeout(PATIENCE)
        watch = Watch(urlsplit(server.url).netloc, expected)
        watch.follow(context)
        contexts.append((context, watch))
        page = context.new_page()
        page.goto(server.url + path)
        return page

    yield go
    try:
        for context, watch in contexts:
            watch.check(context)
    finally:
        for context, _ in contexts:
            context.close()
