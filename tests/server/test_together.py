"""Many editors on one map over real connections: all see the same in the end, and nothing that was taken in is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.server.together.process import ServerProcess
from tests.server.together.session import Together, drawing


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A server process with a small map in its workspace."""
    process = ServerProcess(tmp_path / "ws")
    process.start()
    httpx.post(f"{process.address}/api/journeys", json=drawing(), timeout=30).raise_for_status()
    yield process
    process.stop()


async def drawn_together(together: Together, seconds: float, server: ServerProcess | None = None) -> None:
    async def power_cut() -> None:
        assert server is not None
        await asyncio.sleep(seconds / 2)
        server.kill()
        await asyncio.sleep(0.5)
        await asyncio.to_thread(server.start)
        await asyncio.sleep(seconds / 2)

    try:
        await together.run(seconds, power_cut if server else None)
        await together.check()
    finally:
        await together.close()


def run(drawing: Coroutine[Any, Any, None]) -> None:
    """In a thread of its own: in this one a browser of other tests may have a loop running."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(asyncio.run, drawing).result()


def test_six_editors_end_with_one_map_and_no_lost_change(server: ServerProcess) -> None:
    together = Together(server.address, editors=6, seed=7, pause=0.25)
    run(drawn_together(together, 6))
    assert len(together.seen.acknowledged) > 30
    assert len({editor.version for editor in together.editors}) == 1


def test_a_server_that_is_killed_loses_nothing_that_it_acknowledged(server: ServerProcess) -> None:
    together = Together(server.address, editors=4, seed=8, pause=0.2)
    run(drawn_together(together, 5, server))
    assert together.seen.delayed, "nobody noticed that the server was away"
    assert len(together.seen.acknowledged) > 30
