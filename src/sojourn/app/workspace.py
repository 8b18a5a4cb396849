"""A workspace: one folder with events, journeys and what was learned from them. Everything above goes through here."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sojourn.app.result_cache import ResultCache
from sojourn.app.settings import Settings, read_settings
from sojourn.kernel.clock import Clock, system_clock
from sojourn.maps.journey import Journey
from sojourn.store.workspace_files import WorkspaceFiles

if TYPE_CHECKING:
    from sojourn.app.accounts.office import Office
    from sojourn.app.ask import Questions
    from sojourn.app.drafting import DraftRequest
    from sojourn.app.engine_pool import ClosableEngine, EnginePool
    from sojourn.app.imports import Intake
    from sojourn.app.living_map import Map
    from sojourn.app.measures import Asked, Measures
    from sojourn.app.progress import Report
    from sojourn.events.report import ImportReport
    from sojourn.insight.request import MeasureRequest
    from sojourn.maps.gaps import FutureGaps
    from sojourn.maps.measured import MeasuredMap
    from sojourn.maps.measured_effect import MeasuredEffect
    from sojourn.maps.panel import Portfolio, StepPanel
    from sojourn.maps.persona_numbers import PersonasMeasured
    from sojourn.maps.priorities import Priorities
    from sojourn.store.comments import CommentStore
    from sojourn.store.database import Database
    from sojourn.store.imports import ImportLog
    from sojourn.store.journeys import JourneyStore
    from sojourn.store.lake import Lake


class Workspace:
    """One open workspace. May be used from several threads; close it when done (or use it in a `with`)."""

    def __init__(self, files: WorkspaceFiles, clock: Clock, settings: Settings) -> None:
        self.files = files
        self.clock = clock
        self.settings = settings
        self.cache = ResultCache(files.cache / "answers")
        self._kept_engine: ClosableEngine | None = None

    def __repr__(self) -> str:
        """Its folder."""
        return f"<Workspace '{self.files.root}'>"

    @classmethod
    def open(
        cls,
        path: str | Path | None = None,
        *,
        clock: Clock = system_clock,
        create: bool = True,
        settings: Settings | None = None,
    ) -> Workspace:
        """The workspace in the folder `path` (default: the setting's). NotFound when there is none and not `create`."""
        chosen = settings or read_settings()
        return cls(WorkspaceFiles.open(Path(path or chosen.workspace), create=create), clock, chosen)

    # Parts, each made when first needed

    @cached_property
    def database(self) -> Database:
        from sojourn.store.database import Database

        return Database(self.files.database)

    @cached_property
    def store(self) -> JourneyStore:
        """The journeys with their versions."""
        from sojourn.store.journeys import JourneyStore

        return JourneyStore(self.database, self.clock)

    @cached_property
    def comments(self) -> CommentStore:
        """What people say about the maps."""
        from sojourn.store.comments import CommentStore

        return CommentStore(self.database, self.clock)

    @cached_property
    def imports(self) -> ImportLog:
        """What was imported, and when."""
        from sojourn.store.imports import ImportLog

        return ImportLog(self.database, self.clock)

    @cached_property
    def office(self) -> Office:
        """Accounts, sessions, invitations, keys, share links and the audit log."""
        from sojourn.app.accounts.office import Office

        return Office(self)

    @cached_property
    def lake(self) -> Lake:
        from sojourn.store.lake import Lake

        return Lake(self.files.lake)

    @cached_property
    def engines(self) -> EnginePool:
        from sojourn.app.engine_pool import EnginePool

        return EnginePool(self._new_engine, self.lake.version, self.settings.question_threads)

    @cached_property
    def ask(self) -> Questions:
        """Questions to the events: `ask.funnel([...])`, `ask.transitions()`, ..."""
        from sojourn.app.ask import Questions

        return Questions(self)

    @cached_property
    def intake(self) -> Intake:
        """Files on their way in: guess, correct, import."""
        from sojourn.app.imports import Intake

        return Intake(self)

    # Events

    def engine(self) -> ClosableEngine:
        """An engine on the newest events for one's own questions (one thread); it lives as long as the workspace."""
        newest = self.lake.version()
        if self._kept_engine is None or self._kept_engine.lake_version != newest:
            if self._kept_engine is not None:
                self._kept_engine.close()
            self._kept_engine = self._new_engine()
        return self._kept_engine

    def lease(self) -> AbstractContextManager[ClosableEngine]:
        """An engine on the newest events, alone for the block: for threads."""
        return self.engines.lease()

    def import_files(self, *paths: str | Path, progress: Report | None = None, **options: Any) -> ImportReport:
        """Import files, all or none. Options as on the command line: `profile=`, `time=`, `score=`, `scale=` ..."""
        from sojourn.app.imports import read_options

        return self.intake.run([Path(path) for path in paths], read_options(options), progress=progress)

    # Journeys

    def journeys(self) -> list[Journey]:
        """The newest version of every journey."""
        return self.store.all()

    def journey(self, slug: str, version: int | None = None) -> Journey:
        """One journey. Raises NotFound, naming what there is."""
        return self.store.get(slug, version)

    def save(self, journey: Journey, cause: str = "") -> Journey:
        """Save an edit as a new version. Raises Conflict when it was made on an older version."""
        return self.store.save(journey, cause)

    def take(self, journey: Journey, cause: str = "file") -> Journey:
        """Take a journey from a file as the newest version, whatever number the file carries."""
        known = {stored.id: stored.version for stored in self.store.all()}
        return self.store.save(journey, cause, expected=known.get(journey.id))

    def draft(self, request: DraftRequest) -> Journey:
        """A journey drafted from the events alone, not yet saved."""
        from sojourn.app.drafting import draft

        return draft(self, request)

    def discover(self, **options: Any) -> Map:
        """A map drafted from the events, for a notebook: `m = ws.discover(); m.measure(ws)`."""
        from sojourn.app.drafting import DraftRequest
        from sojourn.app.living_map import Map

        return Map(self.draft(DraftRequest(**options)), workspace=self)

    def map(self, slug: str) -> Map:
        """A saved journey as a map, for a notebook."""
        from sojourn.app.living_map import Map

        return Map(self.journey(slug), workspace=self)

    # Measures

    @cached_property
    def measures(self) -> Measures:
        """Measured maps and panels as JSON, from the cache when nothing has changed."""
        from sojourn.app.measures import Measures

        return Measures(self)

    def measured(self, journey: str | Journey, asked: Asked = None, other: MeasureRequest | None = None) -> MeasuredMap:
        """The journey measured, and compared with `other` (or as a `MapQuestion` asks)."""
        from sojourn.maps.measured import MeasuredMap

        return MeasuredMap.model_validate_json(self.measures.measured(journey, asked, other)[1])

    def panel(self, journey: str | Journey, step_id: str, asked: Asked = None) -> StepPanel:
        """Everything about one step. Raises NotFound for an unknown step."""
        from sojourn.maps.panel import StepPanel

        return StepPanel.model_validate_json(self.measures.panel(journey, step_id, asked)[1])

    def effects(self, journey: str | Journey) -> list[MeasuredEffect]:
        """What the past changes that the journey's actions ask about did; empty when none does."""
        from sojourn.app.measures import EFFECTS

        document = self.journey(journey) if isinstance(journey, str) else journey
        if not any(action.effect for action in document.actions):
            return []
        return EFFECTS.validate_json(self.measures.effects(document)[1])

    def personas(self, journey: str | Journey) -> PersonasMeasured:
        """The journey's personas held against the data: how many people, what they do, how they walk it."""
        from sojourn.app.personas import personas
        from sojourn.maps.persona_numbers import PersonasMeasured

        return PersonasMeasured.model_validate_json(personas(self, journey)[1])

    def gaps(self, journey: str | Journey) -> FutureGaps:
        """What a future map promised and what the data now says."""
        from sojourn.app.gaps import gaps

        return gaps(self, journey)

    def priorities(self, journey: str | Journey, asked: Asked = None) -> Priorities:
        """The journey's work by value and effort, its steps by importance and measured feeling."""
        from sojourn.maps.priorities import priorities

        document = self.journey(journey) if isinstance(journey, str) else journey
        return priorities(document, self.measured(document, asked))

    def portfolio(self) -> Portfolio:
        """All journeys with their health, and what to do next. A journey that fails to measure says so on its card."""
        from sojourn.app.overview import portfolio

        return portfolio(self)

    def close(self) -> None:
        """Give back memory and files."""
        parts = vars(self)
        if self._kept_engine is not None:
            self._kept_engine.close()
            self._kept_engine = None
        if "engines" in parts:
            self.engines.close()
        if "database" in parts:
            self.database.close()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _new_engine(self) -> ClosableEngine:
        from sojourn.store.engine import DuckEngine

        return DuckEngine(
            self.lake,
            memory_limit=self.settings.memory_limit,
            threads=self.settings.threads,
            cache=self.files.cache / "duckdb",
        )
