"""What a workspace holds, as plain data; kept until the next import."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import sojourn

if TYPE_CHECKING:
    from collections.abc import Callable

    from sojourn.app.workspace import Workspace
    from sojourn.insight.ports import Engine

SHOWN_IMPORTS = 50


def inventory(workspace: Workspace) -> dict[str, Any]:
    """Counts and times of events, how many journeys, and what was imported (the newest first)."""
    version = workspace.lake.version()
    facts = {"events": 0, "answers": 0, "profiles": 0, "first_event": None, "last_event": None}
    if version >= 0:
        facts = _kept(workspace, "inventory", _count)
    return {
        "name": workspace.files.root.resolve().name,
        "program_version": sojourn.__version__,
        "lake_version": version if version >= 0 else None,
        "journeys": len(workspace.store.slugs()),
        "imports": workspace.imports.newest(SHOWN_IMPORTS),
        "upload_limit_bytes": workspace.settings.upload_limit,
        **facts,
    }


def fields(workspace: Workspace) -> list[dict[str, Any]]:
    """The fields a filter can speak of, with their frequent values; none in an empty workspace."""
    if workspace.lake.version() < 0:
        return []
    return _kept(workspace, "fields", _fields)


def _count(engine: Engine) -> Any:
    from sojourn.insight.inventory import inventory as count

    return asdict(count(engine))


def _fields(engine: Engine) -> Any:
    from sojourn.insight.inventory import fields as find

    return [
        {**asdict(found), "values": [{"value": value, "count": count} for value, count in found.values]}
        for found in find(engine)
    ]


def _kept(workspace: Workspace, kind: str, work_out: Callable[[Engine], Any]) -> Any:
    key = workspace.cache.key(kind, workspace.lake.version())

    def make() -> bytes:
        with workspace.lease() as engine:
            return json.dumps(work_out(engine), default=_moment).encode()

    return json.loads(workspace.cache.once(key, make))


def _moment(value: Any) -> str:
    text: str = value.isoformat()
    return text
