"""One simulated page: sends its edits, hears of others', and holds a document made only of what it heard.

The algorithm is that of `web/src/features/journey/edit/model/session.ts`; the connection is real.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.server.together.document import Data, apply_all

FIRST_WAIT, LONGEST_WAIT = 0.5, 15.0
REOPEN_AFTER = 0.5


@dataclass
class Seen:
    """What happened to all editors together, by change id; times are seconds of one clock."""

    made: dict[str, float] = field(default_factory=dict)
    delayed: set[str] = field(default_factory=set)
    acknowledged: list[str] = field(default_factory=list)
    refused: dict[str, int] = field(default_factory=dict)
    heard: list[tuple[str, float]] = field(default_factory=list)
    heard_late: int = 0
    """How often a page heard of an edit only when it came back, having had no connection when the edit was made."""
    reloads: int = 0


class Editor:
    """A page with its own document."""

    def __init__(self, name: str, http: httpx.AsyncClient, path: str, seen: Seen) -> None:
        self.name = name
        self.version = 0
        self.heard_version = 0
        self.pending: list[Data] = []
        self._confirmed: Data = {}
        self._http = http
        self._path = path
        self._seen = seen
        self._connected_at = 0.0
        self._made = 0
        self._busy = False
        self._catching: asyncio.Task[None] | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._again: set[str] = set()
        self._back = asyncio.Event()
        self._closed = False

    @property
    def document(self) -> Data:
        """What stands on the page: the server's document with the own edits that still fit."""
        document = self._confirmed
        for change in self.pending:
            document = apply_all(document, change["operations"]) or document
        return document

    async def open(self) -> None:
        """Load the map once and begin to listen."""
        await self._reload()
        self._begin(self._listen())

    async def close(self) -> None:
        """Leave the map."""
        self._closed = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def edit(self, operations: list[Data], *, again: bool = False) -> bool:
        """Do an edit: it shows at once and is on its way. False when it does not fit."""
        if not operations or apply_all(self.document, operations) is None:
            return False
        self._made += 1
        change = {"id": f"{self.name}-{self._made}", "base": self.version, "operations": operations, "label": "text"}
        if again:
            self._again.add(change["id"])
        self._seen.made[change["id"]] = time.perf_counter()
        self.pending.append(change)
        self._begin(self._flush())
        return True

    def _begin(self, what: Any) -> None:
        task = asyncio.ensure_future(what)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _flush(self) -> None:
        if self._busy or self._closed:
            return
        self._busy = True
        wait = FIRST_WAIT
        while self.pending and not self._closed:
            batch = self.pending[:100]
            try:
                answer = await self._asked("POST", "/changes", json={"client": self.name, "changes": batch})
            except httpx.HTTPError:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._back.wait(), wait)
                self._back.clear()
                # Also those that were made while there was no server to send them to.
                self._seen.delayed.update(change["id"] for change in self.pending)
                wait = min(LONGEST_WAIT, wait * 2)
                continue
            wait = FIRST_WAIT
            await self._settle(batch, answer["outcomes"])
        self._busy = False

    async def _settle(self, batch: list[Data], outcomes: list[Data]) -> None:
        made = [one["made"] for one in outcomes if one.get("made")]
        self._seen.acknowledged += [one["id"] for one in made]
        new = [one for one in made if one["version"] > self.version]
        if all(one["version"] == self.version + 1 + place for place, one in enumerate(new)):
            for one in new:
                await self._take(one)
        elif new:
            await self.catch_up()
        refused = {one["id"]: one["error"]["code"] for one in outcomes if one.get("error")}
        done = {one["id"] for one in made} | set(refused)
        self.pending = [change for change in self.pending if change["id"] not in done]
        if not refused:
            return
        await self.catch_up()
        for change in batch:
            if change["id"] in refused:
                code = refused[change["id"]]
                self._seen.refused[code] = self._seen.refused.get(code, 0) + 1
                if change["id"] not in self._again:
                    self.edit(change["operations"], again=True)

    async def receive(self, made: Data) -> None:
        """A change that the server told of."""
        if self._seen.made[made["id"]] < self._connected_at:
            self._seen.heard_late += 1
        else:
            self._seen.heard.append((made["id"], time.perf_counter()))
        if made["version"] <= self.version:
            return
        self.heard_version = max(self.heard_version, made["version"])
        if made["version"] > self.version + 1:
            await self.catch_up()
        else:
            await self._take(made)

    async def catch_up(self) -> None:
        """Read what happened since; one reading at a time."""
        if self._catching is None or self._catching.done():
            self._catching = asyncio.ensure_future(self._read_on())
        await asyncio.shield(self._catching)

    async def _read_on(self) -> None:
        while True:
            before = self.version
            try:
                found = await self._asked("GET", "/changes", params={"after": before})
            except httpx.HTTPError:
                return
            if not found["whole"]:
                await self._reload()
            for made in found["changes"] if found["whole"] else []:
                if made["version"] == self.version + 1:
                    await self._take(made)
            if not before < self.version < self.heard_version:
                return

    async def _take(self, made: Data) -> None:
        if made["version"] != self.version + 1:
            return
        after = apply_all(self._confirmed, made["operations"])
        if after is None:
            await self._reload()
            return
        self._confirmed = after
        self.version = made["version"]
        self.pending = [change for change in self.pending if change["id"] != made["id"]]

    async def _reload(self) -> None:
        document = await self._asked("GET", "")
        self._seen.reloads += 1
        if document["version"] >= self.version:
            self._confirmed, self.version = document, document["version"]

    async def _asked(self, method: str, path: str, **more: Any) -> Any:
        answer = await self._http.request(method, self._path + path, **more)
        answer.raise_for_status()
        return answer.json()

    async def _listen(self) -> None:
        last = self.version
        while not self._closed:
            with suppress(httpx.HTTPError):
                async for name, data in self._events(last):
                    if name == "hello":
                        self._connected_at = time.perf_counter()
                        await self.catch_up()
                        self._back.set()
                    elif name == "change":
                        last = data["version"]
                        await self.receive(data)
                    elif name == "replaced":
                        await self._reload()
            await asyncio.sleep(REOPEN_AFTER)

    async def _events(self, last: int) -> AsyncIterator[tuple[str, Any]]:
        query = {"client": self.name, "after": str(last)}
        limit = httpx.Timeout(10, read=40)
        async with self._http.stream("GET", f"{self._path}/live", params=query, timeout=limit) as stream:
            stream.raise_for_status()
            name = ""
            async for line in stream.aiter_lines():
                if line.startswith("event: "):
                    name = line.removeprefix("event: ")
                elif line.startswith("data: "):
                    yield name, json.loads(line.removeprefix("data: "))
