"""One loaded file into Parquet files of events, with every row of it accounted for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sojourn.events.mapping import TableMapping
from sojourn.events.options import ImportOptions
from sojourn.events.phrases import phrase
from sojourn.events.report import FileReport
from sojourn.events.times import other_order
from sojourn.kernel.phrase import Phrase
from sojourn.store.intake.dedupe import already_there, repeated_ids, repeated_rows
from sojourn.store.intake.fold import fold_sql
from sojourn.store.intake.rejected import RejectedFile
from sojourn.store.intake.session import Session
from sojourn.store.intake.slots import events_sql
from sojourn.store.intake.source import Source, literal, quoted
from sojourn.store.intake.transform import Plan, at_text, plan, score_tests
from sojourn.store.lake import Lake

_FOLDS = "__folds"


@dataclass
class Batch:
    """One import under way: where it works, and the files it has written so far (not yet in any version)."""

    session: Session
    lake: Lake
    import_id: str
    now: datetime
    options: ImportOptions
    rejected: RejectedFile
    files: list[Path] = field(default_factory=list[Path])
    last_seq: int = -1

    def __post_init__(self) -> None:
        snapshot = self.lake.snapshot()
        self.last_seq = snapshot.last_seq
        self.old = list(snapshot.files)


def import_table(batch: Batch, source: Source, table: TableMapping, lent: dict[str, Source]) -> FileReport:
    """Write the file's new events; rows read = used + duplicates + rejected holds, or the import fails."""
    table = _settle_day_and_month(batch.session, source, table)
    made = plan(source, table, lent)
    report = FileReport(file=source.file, kind="events", rows_read=source.rows + len(source.bad))
    report.notes += source.notes
    left_out = _find_repeated(batch, made)
    written = _write(batch, made, left_out)
    simple = made.slots == 1 and not made.has_answers
    repeated = batch.session.number(f"SELECT count(*) FROM {left_out}") if left_out else 0
    if not simple or written != source.rows - repeated:
        repeated = _judge(batch, made, report, left_out)
    _count_no_answers(batch.session, made, report)
    batch.rejected.add_lines(source)
    for _, reason, _ in source.bad:
        report.rejected_reasons[reason] = report.rejected_reasons.get(reason, 0) + 1
    report.rejected = sum(report.rejected_reasons.values())
    used = source.rows + len(source.bad) - repeated - report.rejected
    folded = _fold_lines(batch, made) if written else False
    known = _drop_known(batch, made, report, folded=folded) if written else 0
    report.rows_used, report.duplicates = used - known, repeated + known
    batch.last_seq += source.rows * made.slots
    if report.rows_used < 0 or (simple and report.rows_used != report.events_imported + report.folded):
        raise AssertionError(f"rows of {source.file} do not add up: {report!r}")
    return report


def _settle_day_and_month(session: Session, source: Source, table: TableMapping) -> TableMapping:
    """Where the sample left open which is the day, all rows decide: the order that reads more of them."""
    table = table.model_copy(deep=True)
    for time in table.times:
        swapped = other_order(time.formats)
        if time.column not in source.columns or swapped == time.formats or source.columns[time.column] != "text":
            continue
        counts = [
            session.number(f"SELECT count({_parsed(time.column, formats)}) FROM {source.relation}")
            for formats in (time.formats, swapped)
        ]
        if counts[1] > counts[0]:
            fewer, more = counts
            facts = {"column": time.column, "format": swapped[0], "other": time.formats[0]}
            source.notes.append(phrase("import.other_order", **facts, more=more, fewer=fewer))
            time.formats = swapped
    return table


def _parsed(column: str, formats: list[str]) -> str:
    from sojourn.store.intake.timesql import time_sql

    return time_sql(f"trim({quoted(column)})", "text", formats)


def _find_repeated(batch: Batch, made: Plan) -> str | None:
    """The table of repeated rows of this file, None when there are none."""
    if made.table.id is not None:
        found = repeated_ids(batch.session, made, "__repeated")
    elif batch.options.duplicates == "drop":
        found = repeated_rows(batch.session, made, "__repeated")
    else:
        found = 0
    return "__repeated" if found else None


def _write(batch: Batch, made: Plan, left_out: str | None) -> int:
    """Write the file's events next to the lake's other files; how many."""
    path = batch.lake.path / f"{batch.import_id}-{len(batch.files):03d}-{made.source.relation}.parquet"
    stamp = f"TIMESTAMPTZ {literal(at_text(batch.now))}"
    name = batch.options.source or made.source.file
    select = events_sql(made, batch.last_seq, stamp, name, left_out)
    written = _copy(batch.session, select, path, made.source.rows, f"{made.source.file}: writing events")
    if written:
        batch.files.append(path)
    else:
        path.unlink(missing_ok=True)
    return written


def _copy(session: Session, select: str, path: Path, rows: int, what: str) -> int:
    return session.run(f"COPY ({select}) TO {literal(str(path))} (FORMAT parquet, COMPRESSION snappy)", rows, what)


def _judge(batch: Batch, made: Plan, report: FileReport, left_out: str | None) -> int:
    """Write down why rows were not used; the number of repeated rows among the usable ones."""
    session = batch.session
    session.run(
        "CREATE OR REPLACE TEMP TABLE __verdict AS SELECT __rn AS rn, reason FROM "
        f"{made.prepared} WHERE reason IS NOT NULL"
    )
    for reason, count in session.rows("SELECT reason, count(*) FROM __verdict GROUP BY 1 ORDER BY 2 DESC, 1"):
        report.rejected_reasons[str(reason)] = int(count)
    if report.rejected_reasons:
        batch.rejected.add_rows(session, made, "__verdict")
    if left_out is None:
        return 0
    return session.number(f"SELECT count(*) FROM {left_out} ANTI JOIN __verdict USING (rn)")


def _count_no_answers(session: Session, made: Plan, report: FileReport) -> None:
    """Per question, cells that hold something outside the scale."""
    if not made.answers:
        return
    tests: list[str] = []
    for index, (_, scores) in enumerate(made.answers):
        valid, unused = score_tests(index, scores)
        tests.append(f"count_if(c{index} AND NOT ({valid}) AND NOT ({unused}))")
    counts = session.rows(f"SELECT {', '.join(tests)} FROM {made.prepared} WHERE reason IS NULL")[0]
    report.no_answer = {name: int(n) for (name, _), n in zip(made.answers, counts, strict=True) if n}


def _fold_lines(batch: Batch, made: Plan) -> bool:
    """Make one event of the lines of one order, where the mapping says so; whether it did."""
    if not made.table.fold_lines or made.slots > 1 or made.has_answers or made.table.id is not None:
        return False
    path = batch.files[-1]
    _rewrite(batch, path, fold_sql(batch.session, str(path), _FOLDS), f"{made.source.file}: adding up lines")
    return True


def _drop_known(batch: Batch, made: Plan, report: FileReport, *, folded: bool) -> int:
    """Leave out events that the lake (or an earlier file of this import) holds; how many rows were there entirely."""
    session, path = batch.session, batch.files[-1]
    old = [*batch.old, *(str(file) for file in batch.files[:-1])]
    found = already_there(session, str(path), old, "__known", by_id=made.table.id is not None)
    rows = 0
    if found:
        row = f"(seq - {batch.last_seq} - 1) // {made.slots}"
        fresh = f"read_parquet({literal(str(path))})"
        rows = session.number(
            f"SELECT count(*) FROM (SELECT {row} AS rn, bool_and(seq IN (SELECT seq FROM __known)) AS there "
            f"FROM {fresh} GROUP BY 1) WHERE there"
        )
        if folded:
            rows = session.number(f"SELECT sum(lines) FROM {_FOLDS} WHERE seq IN (SELECT seq FROM __known)")
        left = f"SELECT * FROM {fresh} WHERE seq NOT IN (SELECT seq FROM __known)"
        path = _rewrite(batch, path, left, "leaving out what is there already")
    if path.exists():
        events, answers = session.rows(
            f"SELECT count_if(question IS NULL), count_if(question IS NOT NULL) FROM read_parquet({literal(str(path))})"
        )[0]
        report.events_imported, report.answers_imported = int(events), int(answers)
    if folded:
        lines = session.number(f"SELECT sum(lines) FROM {_FOLDS}") - rows
        report.folded = lines - report.events_imported
        if report.folded:
            report.notes.append(_folded_note(made, lines, report.events_imported))
    return rows


def _folded_note(made: Plan, lines: int, events: int) -> Phrase:
    key = "import.folded_summed" if made.table.value else "import.folded"
    return phrase(key, lines=lines, events=events, case=made.table.case)


def _rewrite(batch: Batch, path: Path, select: str, what: str) -> Path:
    slim = path.with_name(path.stem + "-new.parquet")
    written = _copy(batch.session, select, slim, 0, what)
    path.unlink()
    batch.files.pop()
    if written:
        batch.files.append(slim)
    else:
        slim.unlink()
    return slim
