"""Journeys as CJML 2.0, the XML of the Customer Journey Modelling Language: touchpoints between actors over channels.

What a file may say is taken from the published description and from files that its tools write; reading is lenient and
tells what it did. See docs/how-to/exchange-cjml.md for what the format does not hold.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from sojourn.kernel.errors import InvalidInput
from sojourn.maps.exchange import xml_in
from sojourn.maps.exchange.cjml_in import Reading
from sojourn.maps.exchange.cjml_out import document, lost
from sojourn.maps.exchange.exchanged import Read, Written
from sojourn.maps.journey import Journey

_PLANNED, _ACTUAL = "plannedJourney", "actualJourney"


def load(content: bytes, title: str = "Journey") -> Read:
    """The planned journey of the file, else its first actual one, and notes; `title` names one that has none."""
    root = xml_in.tree(content)
    found = _journeys(root)
    if not found:
        message = f"The XML is a '{xml_in.name(root)[:60]}', not CJML: it has no plannedJourney and no actualJourney."
        raise InvalidInput("not_cjml", message, "Export the journey as CJML 2.0.")
    chosen = next((part for part in found if xml_in.name(part) == _PLANNED.lower()), found[0])
    reading = Reading(chosen, title)
    journey = reading.journey()
    notes = list(reading.notes)
    version = xml_in.attribute(root, "version")
    if version and not version.startswith("2"):
        notes.insert(0, f"The file says CJML {version}; it was read as 2.0.")
    if len(found) > 1:
        others = ", ".join(f"'{xml_in.text(part, 'journeyID') or '?'}'" for part in found if part is not chosen)
        notes.append(f"A map holds one journey: not read {others}.")
    return Read(journey, notes)


def write(journey: Journey) -> Written:
    """The journey as CJML, and notes on what of it that format does not hold."""
    return Written(document(journey), lost(journey))


def _journeys(root: Element) -> list[Element]:
    wanted = {_PLANNED.lower(), _ACTUAL.lower()}
    return [part for part in root.iter() if xml_in.name(part) in wanted]
