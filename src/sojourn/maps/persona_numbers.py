"""What the data says about the personas of a journey. Computed by `insight/personas`, shown by the API and the web app.

Every difference is this persona's people minus everyone else of the journey: two groups that share nobody. The lift is
against everyone, the persona included.
"""

from __future__ import annotations

from sojourn.maps.measured import Difference, Estimate, Note, Provenance, ShareOf, Value


class Habit(Value):
    """An event or channel, and how many of the persona's people have it at least once.

    `in_rule`: the persona's own rule names it, so that it says nothing new; it is not tested. `lift` is the share among
    the persona's people over the share among all; null when nobody has it.
    """

    value: str
    label: str
    share: ShareOf
    rest: ShareOf
    difference: Difference = Difference()
    lift: float | None = None
    in_rule: bool = False


class StepOfPersona(Value):
    """One step for the persona's people and for everyone else."""

    id: str
    title: str
    reach: ShareOf = ShareOf()
    reach_rest: ShareOf = ShareOf()
    reach_difference: Difference = Difference()
    dropoff: ShareOf = ShareOf()
    dropoff_rest: ShareOf = ShareOf()
    dropoff_difference: Difference = Difference()
    valence: Estimate = Estimate()
    valence_rest: Estimate = Estimate()
    valence_difference: Difference = Difference()


class PersonaNumbers(Value):
    """One persona. `note` says why there are no numbers: no segment rule, or too few people.

    `people`: of those with a walk of the journey in the window. `in_workspace`: of all with any event in the window,
    whatever journey they walk. `habits_tested`: how many events and channels were compared; `events` and `channels`
    hold those that differ most.
    """

    id: str
    name: str
    rule: str = ""
    people: ShareOf = ShareOf()
    in_workspace: ShareOf = ShareOf()
    instances: ShareOf = ShareOf()
    events: list[Habit] = []
    channels: list[Habit] = []
    habits_tested: int = 0
    steps: list[StepOfPersona] = []
    completion: ShareOf = ShareOf()
    completion_rest: ShareOf = ShareOf()
    completion_difference: Difference = Difference()
    note: Note | None = None


class PersonaOverlap(Value):
    """How many people two personas share."""

    first: str
    second: str
    people: int
    of_first: ShareOf
    of_second: ShareOf


class EveryonesStep(Value):
    """One step for all people of the journey."""

    id: str
    title: str
    valence: Estimate = Estimate()
    reach: ShareOf = ShareOf()
    dropoff: ShareOf = ShareOf()


class PersonasMeasured(Value):
    """All personas of a journey over one window, in the order of the map."""

    journey: str
    provenance: Provenance = Provenance()
    people: int = 0
    instances: int = 0
    completion: ShareOf = ShareOf()
    everyone: list[EveryonesStep] = []
    personas: list[PersonaNumbers] = []
    overlaps: list[PersonaOverlap] = []
