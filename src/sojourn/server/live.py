"""Who looks at which map, and telling them what others do: one room a journey, read from the database in order.

Changes are told from the log, not by whoever made them, so that everybody hears them in one order, those made by other
processes too (within half a second; at once within this one). Who is present is known to this process alone.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from anyio import to_thread

from sojourn.app.workspace import Workspace
from sojourn.kernel.errors import SojournError
from sojourn.server.editing_models import ChangeLine, Present

LOOK_EVERY: Final = 0.5
"""Seconds between two looks for what other processes did."""
BREATH: Final = 15.0
"""Seconds after which a silent connection says that it lives."""
_WAITING: Final = 1_000
"""Messages a slow reader may be behind; then it starts anew from the log."""


@dataclass
class _Listener:
    present: Present
    messages: asyncio.Queue[tuple[str, Any]] = field(default_factory=lambda: asyncio.Queue(_WAITING))


@dataclass
class _Room:
    version: int
    comments: int
    listeners: dict[str, _Listener] = field(default_factory=dict)
    poke: asyncio.Event = field(default_factory=asyncio.Event)
    watcher: asyncio.Task[None] | None = None


class Live:
    """The rooms of one server."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._rooms: dict[str, _Room] = {}
        self._loop = asyncio.get_running_loop()

    def poke(self, journey_id: str) -> None:
        """Something happened to a journey; may be called from any thread."""
        with suppress(RuntimeError):  # the loop is closed: nobody listens any more
            self._loop.call_soon_threadsafe(self._poke, journey_id)

    def seen(self, journey_id: str, present: Present) -> None:
        """Where somebody is on a map now; may be called from any thread."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._seen, journey_id, present)

    async def listen(self, journey_id: str, present: Present, after: int) -> AsyncGenerator[str]:
        """What happens on a journey from version `after` on, as server-sent events, until the listener goes."""
        listener = await self._enter(journey_id, present)
        room = self._rooms[journey_id]
        try:
            yield _event("hello", {"version": room.version, "present": _present(room)})
            for name, data in await self._since(journey_id, after, room.version):
                yield _event(name, data)
            while True:
                try:
                    name, data = await asyncio.wait_for(listener.messages.get(), BREATH)
                except TimeoutError:
                    yield ": \n\n"
                    continue
                yield _event(name, data)
        finally:
            self._leave(journey_id, present.client, listener)

    def close(self) -> None:
        """Stop watching."""
        for room in self._rooms.values():
            if room.watcher is not None:
                room.watcher.cancel()

    async def _enter(self, journey_id: str, present: Present) -> _Listener:
        if journey_id not in self._rooms:
            version, comments = await to_thread.run_sync(self._state, journey_id)
            self._rooms.setdefault(journey_id, _Room(version, comments))
        room = self._rooms[journey_id]
        listener = room.listeners[present.client] = _Listener(present)
        if room.watcher is None:
            room.watcher = asyncio.create_task(self._watch(journey_id, room))
        self._tell(room, "presence", _present(room))
        return listener

    def _leave(self, journey_id: str, client: str, listener: _Listener) -> None:
        room = self._rooms.get(journey_id)
        if room is None or room.listeners.get(client) is not listener:
            return  # the same client has come back on a new connection
        del room.listeners[client]
        self._tell(room, "presence", _present(room))
        if not room.listeners and room.watcher is not None:
            room.watcher.cancel()
            del self._rooms[journey_id]

    async def _watch(self, journey_id: str, room: _Room) -> None:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(room.poke.wait(), LOOK_EVERY)
            room.poke.clear()
            try:
                version, comments = await to_thread.run_sync(self._state, journey_id)
                news = await self._since(journey_id, room.version, version)
            except SojournError as error:
                self._tell(room, "gone", {"code": error.code})
                return
            room.version = max(version, room.version)
            for name, data in news:
                self._tell(room, name, data)
            if comments != room.comments:
                room.comments = comments
                self._tell(room, "comments", {"revision": comments})

    async def _since(self, journey_id: str, after: int, version: int) -> list[tuple[str, Any]]:
        if after >= version:
            return []
        made = await to_thread.run_sync(self._workspace.store.changes, journey_id, after)
        made = [one for one in made if one.version <= version]
        if len(made) != version - after:  # a whole document was saved in between
            return [("replaced", {"version": version})]
        return [("change", ChangeLine.of(one).model_dump(mode="json")) for one in made]

    def _state(self, journey_id: str) -> tuple[int, int]:
        return self._workspace.store.version(journey_id)[1], self._workspace.comments.revision(journey_id)

    def _poke(self, journey_id: str) -> None:
        if journey_id in self._rooms:
            self._rooms[journey_id].poke.set()

    def _seen(self, journey_id: str, present: Present) -> None:
        room = self._rooms.get(journey_id)
        if room is None or present.client not in room.listeners:
            return
        room.listeners[present.client].present = present
        self._tell(room, "presence", _present(room))

    def _tell(self, room: _Room, name: str, data: Any) -> None:
        for listener in room.listeners.values():
            if listener.messages.full():  # too slow: what it missed is in the log
                while not listener.messages.empty():
                    listener.messages.get_nowait()
                listener.messages.put_nowait(("replaced", {"version": room.version}))
            else:
                listener.messages.put_nowait((name, data))


def _present(room: _Room) -> list[dict[str, Any]]:
    return [listener.present.model_dump(mode="json") for listener in room.listeners.values()]


def _event(name: str, data: Any) -> str:
    """One server-sent event. A change's id is its version: a browser that comes back says the last one it heard."""
    number = f"id: {data['version']}\n" if name == "change" else ""
    return f"event: {name}\n{number}data: {json.dumps(data, ensure_ascii=False)}\n\n"
