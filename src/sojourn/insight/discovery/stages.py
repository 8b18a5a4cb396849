"""Neighbouring steps grouped into stages with names: by the words they share, the phase they speak of and pauses."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sojourn.insight.discovery.concepts import concept_of
from sojourn.insight.discovery.facts import Flow, Kind
from sojourn.insight.discovery.names import human, words_of

_MOST = 6
_LARGEST = 5
_ENOUGH = 0.45
_FAR = -0.1
_COMMON = 0.7


@dataclass(frozen=True)
class Group:
    """A stage of the draft: kinds in order and what they have in common."""

    title: str
    kinds: tuple[int, ...]


def group(kinds: Sequence[Kind], order: Sequence[int], flow: Flow, ends: Sequence[int] = ()) -> list[Group]:
    """Stages in order, each with at least one step.

    Neighbours join, the closest pair first, while they are close enough or there are more than six stages. Close:
    words in common (rare ones weigh more), the same phase of the trade (another phase parts them), both outcomes, a
    direct step from one to the next, and a pause between them that is short for this journey. Where stages would hold
    less than two steps in the mean, neighbours that are not far apart join as well.
    """
    reading = _Reading(kinds, order, flow, ends)
    few = max(2, math.ceil(len(order) / 2))
    segments = [[kind] for kind in order]
    while len(segments) > 1:
        scores = [
            reading.closeness(left, right) if len(left) + len(right) <= _LARGEST else -9.0
            for left, right in itertools.pairwise(segments)
        ]
        best = max(range(len(scores)), key=lambda place: (scores[place], -place))
        if len(segments) <= _MOST and scores[best] < (_ENOUGH if len(segments) <= few else _FAR):
            break
        segments[best : best + 2] = [segments[best] + segments[best + 1]]
    return _named(segments, reading, kinds)


class _Reading:
    """What the names and the flow say about any two neighbours."""

    def __init__(self, kinds: Sequence[Kind], order: Sequence[int], flow: Flow, ends: Sequence[int]) -> None:
        self.flow = flow
        self.ends = set(ends)
        self.words = {kind: words_of(kinds[kind].name) for kind in order}
        counts = Counter(word for words in self.words.values() for word in set(words))
        most = len(order)
        self.count = counts
        # A word that most steps hold ('order' in order_approved, order_delivered) tells no stage from another.
        self.weight = {word: 1.0 if n <= _COMMON * most or most < 4 else 0.2 for word, n in counts.items()}
        gaps = [flow.follows[pair][1] for pair in itertools.pairwise(order) if pair in flow.follows]
        self.usual_gap = sorted(gaps)[len(gaps) // 2] if gaps else 0.0

    def concept(self, kinds: Sequence[int]) -> str | None:
        """The phase that at least half of the steps speak of; ties go to the first."""
        found = Counter(name for name in map(self._own_concept, kinds) if name is not None)
        name, count = found.most_common(1)[0] if found else (None, 0)
        return name if 2 * count >= len(kinds) else None

    def all_speak(self, kinds: Sequence[int]) -> bool:
        """Every step of the group speaks of the same phase."""
        return len({self._own_concept(kind) for kind in kinds}) == 1

    def _own_concept(self, kind: int) -> str | None:
        """The phase of one step: of its rarest telling word, the first of several."""
        named = [(self.count[word], concept_of(word)) for word in self.words[kind] if self.weight[word] > 0.5]
        telling = [(count, name) for count, name in named if name is not None]
        return min(telling, key=lambda item: item[0])[1] if telling else None

    def closeness(self, left: Sequence[int], right: Sequence[int]) -> float:
        """About -1 (another phase, long after) to 2 (same words, right after)."""
        score = 0.9 * self._shared(left, right)
        ours, theirs = self.concept(left), self.concept(right)
        if ours is not None and theirs is not None:
            score += 0.5 if ours == theirs else -0.8
        elif self.ends.issuperset(left) != self.ends.issuperset(right):
            score -= 0.3
        if self.ends.issuperset(left) and self.ends.issuperset(right):
            score += 0.9
        return score + 0.25 * self._passage(left, right) + self._pause(left[-1], right[0])

    def _shared(self, left: Sequence[int], right: Sequence[int]) -> float:
        """Weight of the words in common, as a share of the shorter name's; mean over the pairs of steps."""
        shares: list[float] = []
        for one in left:
            for other in right:
                common = set(self.words[one]) & set(self.words[other])
                least = min(self._weigh(self.words[one]), self._weigh(self.words[other]))
                shares.append(min(1.0, self._weigh(common) / least) if least > 0 else 0.0)
        return sum(shares) / len(shares)

    def _weigh(self, words: Sequence[str] | set[str]) -> float:
        return sum(self.weight[word] for word in sorted(set(words)))

    def _passage(self, left: Sequence[int], right: Sequence[int]) -> float:
        """Share of the visits to the left group's last step that go straight on into the right group."""
        onward = sum(self.flow.follows.get((left[-1], other), (0, 0.0))[0] for other in right)
        total = sum(count for (one, _), (count, _) in self.flow.follows.items() if one == left[-1])
        return onward / total if total else 0.0

    def _pause(self, one: int, other: int) -> float:
        """+0.35 for a pause a tenth of the usual one or less, -0.35 for ten times it or more."""
        gap = self.flow.follows.get((one, other), (0, None))[1]
        if gap is None or not self.usual_gap:
            return 0.0
        return -0.35 * max(-1.0, min(1.0, math.log10(max(gap, 1.0) / self.usual_gap)))


def _named(segments: list[list[int]], reading: _Reading, kinds: Sequence[Kind]) -> list[Group]:
    groups: list[Group] = []
    taken: set[str] = set()
    for segment in segments:
        choices = _titles(segment, reading, kinds)
        title = next((choice for choice in choices if choice not in taken), choices[-1])
        taken.add(title)
        groups.append(Group(title, tuple(segment)))
    return groups


def _titles(segment: Sequence[int], reading: _Reading, kinds: Sequence[Kind]) -> list[str]:
    """Names for a stage, best first."""
    phrase = _common_phrase([kinds[kind].title for kind in segment]) if len(segment) > 1 else ""
    concept, all_speak = reading.concept(segment), reading.all_speak(segment)
    choices = [concept] if concept is not None and all_speak else []
    if len(phrase.split()) > 1:
        choices.append(phrase)
    if len(segment) > 1 and reading.ends.issuperset(segment):
        choices.append("Outcome")
    choices += [name for name in (concept, phrase) if name]
    first, last = kinds[segment[0]].title, kinds[segment[-1]].title
    if len(segment) == 1:
        return [*choices, first]
    return [*choices, f"From {_inside(first)} to {_inside(last)}"]


def _inside(title: str) -> str:
    """A title within a sentence: lower case at its start unless it is a code such as T02 or NPS."""
    return (
        title
        if not title[:1].isupper() or title[1:2].isupper() or title[1:2].isdigit()
        else title[0].lower() + title[1:]
    )


def _common_phrase(titles: Sequence[str]) -> str:
    """The longest run of words that all titles hold, without small words at its ends; '' when there is none."""
    lists = [title.split() for title in titles]
    lowered = [[word.lower() for word in words] for words in lists]
    best: list[str] = []
    for start in range(len(lists[0])):
        for end in range(len(lists[0]), start + len(best), -1):
            run = lowered[0][start:end]
            if all(_holds(words, run) for words in lowered[1:]):
                trimmed = _trimmed(lists[0][start:end])
                best = trimmed if len(trimmed) > len(best) else best
                break
    return human(" ".join(best)) if best else ""


def _holds(words: list[str], run: list[str]) -> bool:
    return any(words[place : place + len(run)] == run for place in range(len(words) - len(run) + 1))


def _trimmed(words: list[str]) -> list[str]:
    start, end = 0, len(words)
    while start < end and not words_of(words[start]):
        start += 1
    while end > start and not words_of(words[end - 1]):
        end -= 1
    return words[start:end]
