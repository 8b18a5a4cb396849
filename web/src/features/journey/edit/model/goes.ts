/** What goes from the map with a part that is taken out, as the server takes it out (`maps/editing/mending.py`). No React. */
import type { Journey } from "@/api/types";

export interface Goes {
  steps: number;
  transitions: number;
  emotions: number;
  cards: number;
  /** Insights, actions and opportunities that no longer name it. */
  names: number;
}

/** With steps: their transitions, their points of the curve, and the cards that lie over nothing else. */
export function withSteps(journey: Journey, gone: string[]): Goes {
  const left = new Set(gone);
  const place = new Map(journey.steps.map((step, index) => [step.id, index]));
  const covered = (from: string, to: string) => {
    const ends = [place.get(from) ?? 0, place.get(to) ?? 0].sort((a, b) => a - b);
    return journey.steps.slice(ends[0], (ends[1] ?? 0) + 1);
  };
  return {
    steps: gone.length,
    transitions: journey.transitions.filter((one) => left.has(one.source) || left.has(one.target)).length,
    emotions: journey.emotions.filter((one) => left.has(one.step)).length,
    cards: journey.cards.filter(({ span }) => covered(span.from_step, span.to_step).every((step) => left.has(step.id))).length,
    names: [...journey.insights, ...journey.actions, ...journey.opportunities].filter((one) => (one.steps ?? []).some((step) => left.has(step))).length,
  };
}

export function withStage(journey: Journey, stage: string): Goes {
  return withSteps(journey, journey.steps.filter((step) => step.stage === stage).map((step) => step.id));
}

export function withLane(journey: Journey, lane: string): Goes {
  return { steps: 0, transitions: 0, emotions: 0, names: 0, cards: journey.cards.filter((card) => card.lane === lane).length };
}

/** The parts of it that are there, in the order they are told. */
export const told = (goes: Goes): (keyof Goes)[] => (["steps", "transitions", "emotions", "cards", "names"] as const).filter((kind) => goes[kind] > 0);
