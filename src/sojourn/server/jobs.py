"""Work in the background: one import after the other, each with progress, an outcome and a way to stop it."""

from __future__ import annotations

import logging
import secrets
import threading
from collections import OrderedDict
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sojourn.app.progress import Progress
from sojourn.app.workspace import Workspace
from sojourn.kernel.errors import NotFound, SojournError
from sojourn.server.errors import body_of
from sojourn.server.models import ErrorBody, ImportReportBody, Job, JobProgress

log = logging.getLogger("sojourn.server")

KEPT_JOBS = 100


class StopRequestedError(Exception):
    """The job was told to stop; raised at its next sign of progress."""


@dataclass
class _Running:
    job: Job
    stop: threading.Event = field(default_factory=threading.Event)


class Jobs:
    """The jobs of one server. Finished ones are remembered (the last 100) until it ends."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="import")
        self._jobs: OrderedDict[str, _Running] = OrderedDict()
        self._lock = threading.Lock()

    def start_import(self, workspace: Workspace, upload: str, options: dict[str, Any]) -> str:
        """Queue an import; its id. Raises NotFound for an unknown upload."""
        workspace.intake.files(upload)
        identity = secrets.token_hex(8)
        running = _Running(Job(id=identity, kind="import", state="waiting"))
        with self._lock:
            self._jobs[identity] = running
            while len(self._jobs) > KEPT_JOBS:
                self._jobs.popitem(last=False)
        self._pool.submit(self._import, running, workspace, upload, options)
        return identity

    def get(self, identity: str) -> Job:
        """How far a job is. Raises NotFound."""
        return self._find(identity).job

    def cancel(self, identity: str) -> Job:
        """Tell a job to stop; a finished one stays as it is."""
        running = self._find(identity)
        running.stop.set()
        return running.job

    def wait(self) -> None:
        """Until all jobs there are now have ended."""
        self._pool.submit(lambda: None).result()

    @contextmanager
    def paused(self) -> Generator[None]:
        """No job begins inside the block; one that runs goes on."""
        go = threading.Event()
        self._pool.submit(go.wait)
        try:
            yield
        finally:
            go.set()

    def close(self) -> None:
        """Stop everything; an import under way leaves nothing half-done."""
        with self._lock:
            for running in self._jobs.values():
                running.stop.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _find(self, identity: str) -> _Running:
        with self._lock:
            found = self._jobs.get(identity)
        if found is None:
            raise NotFound("no_such_job", f"There is no job {identity[:40]!r}.", "The server may have been restarted.")
        return found

    def _import(self, running: _Running, workspace: Workspace, upload: str, options: dict[str, Any]) -> None:
        def report(progress: Progress) -> None:
            if running.stop.is_set():
                raise StopRequestedError
            said = JobProgress(
                phase=progress.phase,
                done=progress.done,
                total=progress.total,
                unit=progress.unit,
                per_second=progress.per_second,
                share=progress.share,
                seconds_left=progress.seconds_left,
            )
            self._update(running, state="running", progress=said)

        try:
            report(Progress("reading", 0, None, "rows", None))
            found = workspace.intake.run_upload(upload, options, progress=report)
            self._update(running, state="done", report=ImportReportBody.model_validate(found))
        except StopRequestedError:
            self._update(running, state="cancelled")
        except SojournError as error:
            self._update(running, state="failed", error=body_of(error))
        except Exception as error:  # the border of a job: whatever went wrong is told to who started it
            log.error("import %s failed", upload, exc_info=error)
            said = ErrorBody(
                code="unexpected",
                message=f"Something unexpected went wrong ({type(error).__name__}).",
                hint="Nothing was imported. The server's output says more.",
            )
            self._update(running, state="failed", error=said)

    def _update(self, running: _Running, **changes: Any) -> None:
        running.job = running.job.model_copy(update=changes)
