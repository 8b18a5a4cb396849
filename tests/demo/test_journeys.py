"""The shipped maps: valid, complete, and every number in a sentence has a source."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sojourn.app.workspace import Workspace
from sojourn.demo.load import JOURNEYS, journey
from sojourn.demo.moved_dates import moved
from sojourn.maps.exchange.yaml import dump, load
from sojourn.maps.insight_text import fields, fill, unknown_fields
from sojourn.maps.validate import check


@pytest.mark.parametrize("slug", JOURNEYS)
def test_shipped_journey_is_valid_and_comes_back_from_yaml(slug: str) -> None:
    found = journey(slug)
    assert [finding for finding in check(found) if finding.severity == "error"] == []
    assert found.slug == slug
    assert load(dump(found)) == found


@pytest.mark.parametrize("slug", JOURNEYS)
def test_shipped_insight_asks_only_for_what_can_be_measured(slug: str) -> None:
    found = journey(slug)
    for insight in found.insights:
        assert unknown_fields(insight.text, found) == []
        numbers = [character for character in insight.text.split("{{")[0] if character.isdigit()]
        assert numbers == [] or "rate" in insight.text


@pytest.mark.parametrize("slug", ["first-to-second-order", "order-to-door", "return-and-refund", "store-visit"])
def test_shipped_insight_is_filled_from_the_measured_map(demo: Workspace, slug: str) -> None:
    found = demo.journey(slug)
    measured = demo.measured(slug)
    for insight in found.insights:
        text = fill(insight.text, found, measured)
        assert "{{" not in text
        if fields(insight.text):
            assert "not measured" not in text, insight.id


def test_shipped_maps_say_which_data_is_invented() -> None:
    labels = {slug: journey(slug).data_label for slug in JOURNEYS}
    invented = ("order-to-door", "return-and-refund", "store-visit", "lost-parcel", "support-call")
    assert {labels[slug] for slug in invented} == {"demo data, synthetic"}
    assert labels["through-the-airport"].startswith("real data")
    assert len([step for step in journey("lost-parcel").steps if step.match]) == 3
    assert not [step for step in journey("support-call").steps if step.match]


def test_shipped_effect_is_labelled_as_example_and_keeps_its_day_between_its_windows() -> None:
    shipped = journey("through-the-airport")
    later = moved(shipped, timedelta(days=3000))
    change = next(action for action in later.actions if action.effect)
    assert change.effect
    assert "example" in change.effect.label
    assert change.done_on
    assert change.effect.before[1].date() <= change.done_on <= change.effect.after[0].date()
    open_before, open_later = (next(one for one in found.actions if one.due) for found in (shipped, later))
    assert open_before.due
    assert open_later.due == open_before.due + timedelta(days=3000)
