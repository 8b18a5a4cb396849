"""CJML in, leniently and safely, and out, telling what is lost."""

from __future__ import annotations

import pytest

from sojourn.kernel.errors import InvalidInput
from sojourn.maps.exchange import cjml
from sojourn.maps.validate import check, errors_of
from tests.maps.documents import journey

POINT = """<actualCommunicationPoint><touchpointID>{id}</touchpointID>{more}
<initiator><refersTo actorIDref="{sender}"/><initiatorLabel>{said}</initiatorLabel></initiator>
<receiver><refersTo actorIDref="{other}"/><receiverLabel>{heard}</receiverLabel></receiver>
<channel><channelName>Web</channelName></channel>{after}</actualCommunicationPoint>"""


def document(*points: str, phases: str = "") -> bytes:
    return f"""<CJML version="2.0"><actualJourney><journeyID>AJ1</journeyID><journeyTitle>Buying a book</journeyTitle>
{phases}<actors><endUser actorID="Carl"><actorName>Carl</actorName></endUser>
<serviceProvider actorID="A"><companyName>Bookshop</companyName></serviceProvider></actors>
<touchpoints>{"".join(points)}</touchpoints></actualJourney></CJML>""".encode()


def point(name: str = "T1", sender: str = "Carl", other: str = "A", more: str = "", after: str = "") -> str:
    return POINT.format(
        id=name, sender=sender, other=other, said="Creates account", heard="Account made", more=more, after=after
    )


def test_touchpoints_actors_channels_and_swimlanes_are_read() -> None:
    found, notes = cjml.load(document(point(), point("T2", "A", "Carl")))
    first, second = found.steps_in_order()

    assert notes == []
    assert (found.title, found.basis) == ("Buying a book", "actual")
    assert (first.title, first.actor, first.counterpart, first.channels) == ("Creates account", "carl", "a", ["web"])
    assert second.title == "Account made"
    assert [(lane.title, lane.zone) for lane in found.lanes_in_order()] == [
        ("Carl", "customer"),
        ("Bookshop", "frontstage"),
    ]
    assert errors_of(check(found)) == []


def test_phases_become_stages_and_an_undeclared_one_is_added_with_a_note() -> None:
    phases = '<journeyPhases><journeyPhase phaseID="p1"><phaseName>Before</phaseName></journeyPhase></journeyPhases>'
    found, notes = cjml.load(
        document(
            point(more='<belongsTo phaseIDref="p1"/>'),
            point("T2", more='<belongsTo phaseIDref="After"/>'),
            phases=phases,
        )
    )
    assert [stage.title for stage in found.stages_in_order()] == ["Before", "After"]
    assert notes == ["Touchpoint 'T2': the phase 'After' is not declared; it was added."]


def test_bad_references_are_notes_and_not_fatal() -> None:
    found, notes = cjml.load(document(point(other="Bookshop"), point("T2", "Nobody"), point("T3", "")))
    assert len(found.steps) == 3
    assert "no actor's id; the actor of that name was taken" in notes[0]
    assert "'Nobody' is no actor of the journey; it was added" in notes[1]
    assert "the initiator names no actor" in notes[2]
    assert errors_of(check(found)) == []


def test_ratings_become_valences_and_the_scale_is_said() -> None:
    felt = "<touchpointExperience><experienceRating>{}</experienceRating></touchpointExperience>"
    found, notes = cjml.load(document(point(after=felt.format(5)), point("T2", after=felt.format(1))))
    assert [item.valence for item in found.emotions] == [2, -2]
    assert {item.basis for item in found.emotions} == {"self_reported"}
    assert any("scale from 1 to 5" in note for note in notes)


def test_what_a_map_does_not_hold_is_said_with_its_count() -> None:
    _, notes = cjml.load(document(point(after="<timestamps/>"), point("T2", after="<timestamps/>")))
    assert notes == ["2 touchpoints have 'timestamps', which a map does not hold."]


def test_planned_journey_is_preferred_and_others_are_named() -> None:
    content = document(point()).replace(
        b"</CJML>", b"<plannedJourney><journeyID>PJ1</journeyID></plannedJourney></CJML>"
    )
    found, notes = cjml.load(content)
    assert (found.title, found.basis, found.steps) == ("PJ1", "planned", [])
    assert "A map holds one journey: not read 'AJ1'." in notes


def test_written_file_reads_back_to_the_same_map() -> None:
    first = cjml.load(document(point(), point("T2", "A", "Carl"))).journey
    content, notes = cjml.write(first)
    again = cjml.load(content)
    assert again.journey == first
    assert (notes, again.notes) == ([], [])


def test_writing_tells_what_is_lost() -> None:
    content, notes = cjml.write(journey())
    assert [step.title for step in cjml.load(content).journey.steps_in_order()] == ["Order", "Pay", "At the door"]
    assert "CJML has no place for 1 insight." in notes
    assert "CJML has no place for 3 rules of steps." in notes


def test_namespace_and_case_of_tags_do_not_matter() -> None:
    content = document(point()).replace(b"<CJML ", b'<CJML xmlns="urn:cjml" ').replace(b"touchpointID", b"TouchPointId")
    assert [step.id for step in cjml.load(content).journey.steps] == ["t1"]


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><CJML>&b;</CJML>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><CJML>&f;</CJML>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (BOMB, "unsafe_xml"),
        (OUTSIDE, "unsafe_xml"),
        (b'<!DOCTYPE x SYSTEM "http://example.com/x.dtd"><CJML/>', "unsafe_xml"),
        (b"<a>" * 100_000, "map_too_deep"),
        (b" " * 50_000_000, "map_too_large"),
        (b"<CJML><actualJourney>", "broken_xml"),
        (b"not xml", "broken_xml"),
        (b"", "broken_xml"),
        (b"<html/>", "not_cjml"),
        (b'<?xml version="1.0" encoding="x-nothing"?><CJML/>', "not_utf8"),
        (b"\xff\xfe\x00", "broken_xml"),
    ],
    ids=["bomb", "outside", "dtd", "deep", "large", "open", "text", "empty", "html", "encoding", "bytes"],
)
def test_unsafe_or_broken_xml_is_refused_in_words(content: bytes, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        cjml.load(content)
    assert refused.value.code == code
    assert refused.value.hint
