"""Many editors on one map for some time, and what must hold when they rest."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from random import Random
from typing import Any

import httpx

from sojourn.maps.journey import Journey
from tests.server.together.doing import Doing
from tests.server.together.editor import Editor, Seen

PATH = "/api/journeys/together"


class Together:
    """Some editors on the map at `address`."""

    def __init__(self, address: str, editors: int, seed: int, pause: float) -> None:
        self.seen = Seen()
        self._random = Random(seed)
        self._pause = pause
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
        self._http = httpx.AsyncClient(base_url=address, limits=limits, timeout=20)
        self.editors = [Editor(f"e{number}", self._http, PATH, self.seen) for number in range(editors)]
        self._start = 0

    async def run(self, seconds: float, during: Callable[[], Awaitable[None]] | None = None) -> None:
        """Everybody edits for so long; `during` happens meanwhile. Then wait until nothing is on its way."""
        for editor in self.editors:
            await editor.open()
        self._start = self.editors[0].version
        working = [asyncio.create_task(self._edit(editor)) for editor in self.editors]
        happening = asyncio.create_task(during()) if during else None
        await asyncio.sleep(seconds)
        if happening is not None:
            await happening
        for task in working:
            task.cancel()
        await asyncio.gather(*working, return_exceptions=True)
        await self._rest()

    async def _edit(self, editor: Editor) -> None:
        doing = Doing(f"{editor.name}n", Random(self._random.random()))
        while True:
            await asyncio.sleep(self._random.uniform(0.5, 1.5) * self._pause)
            editor.edit(doing.next(editor.document))

    async def _rest(self) -> None:
        for _ in range(600):
            newest = (await self._get("/changes", after=0))["version"]
            if all(not editor.pending and editor.version == newest for editor in self.editors):
                return
            await asyncio.sleep(0.1)
        states = {editor.name: (editor.version, len(editor.pending)) for editor in self.editors}
        raise AssertionError(f"not at rest after a minute: {states}")

    async def check(self) -> None:
        """All documents are the server's; what was acknowledged is in the log once, and nothing else is."""
        stored = _canonical(await self._get(""))
        for editor in self.editors:
            assert _canonical(editor.document) == stored, f"{editor.name} sees another map"
        log = await self._get("/changes", after=self._start)
        assert log["whole"]
        assert [one["version"] for one in log["changes"]] == list(range(self._start + 1, log["version"] + 1))
        times = Counter(one["id"] for one in log["changes"])
        assert max(times.values()) == 1
        acknowledged = set(self.seen.acknowledged)
        assert acknowledged <= set(times), "an acknowledged change is not in the log"
        assert set(times) <= set(self.seen.made), "the log holds a change that nobody made"

    async def close(self) -> None:
        """Everybody leaves."""
        for editor in self.editors:
            await editor.close()
        await self._http.aclose()

    async def _get(self, path: str, **query: Any) -> Any:
        return (await self._http.get(PATH + path, params=query)).raise_for_status().json()


def _canonical(document: dict[str, Any]) -> dict[str, Any]:
    """What a document says, defaults left out; the order of a list means nothing, order keys do."""
    data = Journey.model_validate(document).document()
    data.pop("version", None)
    return {name: sorted(value, key=repr) if isinstance(value, list) else value for name, value in sorted(data.items())}


def drawing() -> dict[str, Any]:
    """The map they begin with."""
    from tests.maps.editing.documents import shop

    return {**shop(), "id": "together", "slug": "together"}
