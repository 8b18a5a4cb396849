"""Rules about properties as ClickHouse reads them: judged by the SQL, which sqlglot reads back."""

from __future__ import annotations

import ibis
import pytest
import sqlglot
from sqlglot import exp

from sojourn.rules.clickhouse import readable
from sojourn.rules.compile import condition
from sojourn.rules.model import Rule

EVENTS = ibis.table({"name": "string", "properties": "string"}, name="events")


def read(rule: str) -> exp.Expression:
    rows = EVENTS.filter(condition(Rule.parse(rule), EVENTS)).select("name")
    return sqlglot.parse_one(str(ibis.to_sql(readable(rows), dialect="clickhouse")), read="clickhouse")


@pytest.mark.parametrize("rule", ["plan = 'gold'", "amount >= 5", "plan exists", "paid = true", "plan matches '^g'"])
def test_rule_on_a_property_has_clickhouse_sql(rule: str) -> None:
    said = read(rule).sql("clickhouse")

    assert "JSONExtractString" in said
    assert "JSONExtractRaw" in said


@pytest.mark.parametrize("name", ["plan", "case:channel", "a.b", "a/b~c", "/lead"])
def test_key_is_the_propertys_name_as_it_is(name: str) -> None:
    found = read(f"prop['{name}'] = 'x'")

    keys = {text.this for text in found.find_all(exp.Literal) if text.is_string}
    assert name in keys
    assert not any(key.startswith("/") for key in keys if key != name)


def test_text_is_taken_from_strings_only_and_nothing_stays_null() -> None:
    said = " ".join(read("plan = 'gold'").sql("clickhouse").split())

    assert "JSONType" in said
    assert "nullIf(nullIf(JSONExtractRaw(" in said.replace("NULLIF", "nullIf")


def test_query_without_properties_stays_as_it_is() -> None:
    rows = EVENTS.filter(condition(Rule.parse("event = 'paid'"), EVENTS))

    assert readable(rows).equals(rows)
