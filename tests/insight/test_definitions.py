"""What a definition says of an engine that has no SQL for its query."""

from __future__ import annotations

import pytest

from sojourn.insight.definitions import no_sql


@pytest.mark.parametrize(
    ("error", "key", "says"),
    [
        ("Compilation rule for 'UnwrapJSONString' operation is not defined", "note.no_sql_json", "JSON"),
        ("Compilation rule for 'Quantile' operation is not defined", "note.no_sql_operation", "Quantile"),
        ("no such thing", "note.no_sql", "cannot be written"),
    ],
)
def test_missing_sql_names_the_engine_and_what_it_cannot_say(error: str, key: str, says: str) -> None:
    found = no_sql("clickhouse", NotImplementedError(error))

    assert found.key == key
    assert found.text.startswith("No SQL for ClickHouse: ")
    assert says in found.text
    assert "Error" not in found.text
