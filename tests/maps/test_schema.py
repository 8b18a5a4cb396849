import json
from pathlib import Path

from hypothesis import given, settings
from jsonschema import Draft202012Validator

from sojourn.maps.exchange import json as json_exchange
from sojourn.maps.journey import Journey
from sojourn.maps.schema import json_schema, schema_text
from tests.maps.documents import data, journey
from tests.maps.generated import journeys, quick

PUBLISHED = Path(__file__).parents[2] / "docs" / "reference" / "journey.schema.json"


def test_published_schema_is_the_one_of_the_model() -> None:
    remedy = "run: python -m sojourn.maps.schema > docs/reference/journey.schema.json"
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text(), remedy


def test_schema_is_valid_draft_2020_12_without_an_address() -> None:
    Draft202012Validator.check_schema(json_schema())
    assert "$id" not in json_schema()


@settings(quick, max_examples=20)
@given(journeys)
def test_dumped_journeys_validate(given_journey: Journey) -> None:
    Draft202012Validator(json_schema()).validate(json.loads(json_exchange.dump(given_journey)))


def test_schema_refuses_what_the_model_refuses() -> None:
    validator = Draft202012Validator(json_schema())
    assert validator.is_valid(data())
    assert not validator.is_valid(data(titel="x"))
    assert not validator.is_valid(data(emotions=[{"step": "pay", "valence": 3}]))


def test_default_of_a_duration_is_written_in_its_own_words() -> None:
    assert json_schema()["$defs"]["Scope"]["properties"]["timeout"]["default"] == "30d"
    assert journey().scope.timeout.days == 14
