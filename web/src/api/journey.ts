/** Journey documents leave out what is at its default; screens read whole ones. */
import type { Card, Insight, Journey, Lane, Step } from "./types";

const STEP = { match: null, feedback: null, caption: "", description: "", kind: "action", channels: [], rates: {}, overlap: false, moment_of_truth: "none", moment_note: "", children: [] };
const LANE = { measure: null, metric: null, zone: "customer", note: "", collapsed: false, locked: false };
const CARD = { evidence: null, reference: null, text: "", title: "", colour: "", icon: "", lang: "", scores: [], sources: [], image: "", alt: "" };
const INSIGHT = { text: "", steps: [], personas: [], level: "assumption", evidence: [], found_by: "person" };
const ACTION = { steps: [], owner: "", department: "", status: "proposed", effort: "", value: "", expected_effect: "", measured_effect: "", experiment: "", flow: "" };
const METRIC = { type: "other", method: "mean", field: "", labels: {}, unit: "", good: "up", source: "events", note: "" };
const PERSONA = { order: "", kind: "customer", portrait: "", quote: "", job: "", age: "", goals: [], needs: [], frustrations: [], behaviours: [],
  ambitions: [], hobbies: [], channel_preferences: [], traits: {} };
const LISTS = ["personas", "actors", "library", "stages", "steps", "transitions", "lanes", "cards", "emotions", "insights",
  "evidence", "opportunities", "actions", "kpis", "scores", "filters", "views", "notes"] as const;
const WHOLE = { lang: "en", description: "", kind: "journey", state: "current", basis: "aggregate", status: "draft", area: "",
  data_label: "", scenario: "", goal: "", owner: "", department: "", tags: {}, version: 1, window: null, compare_window: null,
  persona: null, review_by: null, limits: {}, minimum_n: 20 };

type Loose = Record<string, unknown>;
/** A part that has not changed is the same object again, so that screens need not draw it anew. */
const known = new WeakMap<Loose, Loose>();
function whole(part: Loose, fill: (part: Loose) => Loose): Loose {
  const found = known.get(part) ?? fill(part);
  known.set(part, found);
  return found;
}
const filled = (defaults: Loose, list: unknown) => ((list as Loose[] | undefined) ?? []).map((part) => whole(part, (one) => ({ ...defaults, ...one })));

/** The document with every default filled in, stages, steps and lanes in the order of the map. */
export function complete(document: unknown): Journey {
  const source = document as Loose;
  const journey: Loose = { ...WHOLE, ...source };
  for (const name of LISTS) journey[name] = source[name] ?? [];
  journey.scope = { ends: {}, success: [], case: "profile", unit: "", ...(source.scope as Loose | undefined) };
  journey.steps = filled(STEP, journey.steps);
  journey.lanes = filled(LANE, journey.lanes);
  journey.cards = ((journey.cards as Loose[]) ?? []).map((part) => whole(part, (card) => ({ ...CARD, ...card, span: { row: 0, ...(card.span as Loose) } })));
  journey.insights = filled(INSIGHT, journey.insights);
  journey.actions = filled(ACTION, journey.actions);
  journey.kpis = filled(METRIC, journey.kpis);
  journey.personas = filled(PERSONA, journey.personas).sort((a, b) => (String(a.order) < String(b.order) ? -1 : Number(String(a.order) > String(b.order))));
  journey.library = filled({ icon: "", description: "", values: [] }, journey.library);
  journey.filters = filled({ labels: {} }, journey.filters);
  journey.emotions = filled({ curve: "current", basis: "assumed", label: "", weight: 1, persona: null }, journey.emotions);
  return ordered(journey as unknown as Journey);
}

interface Ranked {
  id: string;
  order: string;
}

// Rank keys compare as text by code unit, as the server does; never by locale.
const byRank = (a: Ranked, b: Ranked) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function ordered(journey: Journey): Journey {
  const stages = [...journey.stages].sort(byRank);
  const place = new Map(stages.map((stage, index) => [stage.id, index]));
  const of = (step: Step) => place.get(step.stage) ?? stages.length;
  const steps = [...journey.steps].sort((a, b) => of(a) - of(b) || byRank(a, b));
  const lanes: Lane[] = [...journey.lanes].sort(byRank);
  return { ...journey, stages, steps, lanes };
}

/** `next` with every list of `before` that holds the same parts, so that what compares lists sees no change. */
export function settled(before: Journey | null, next: Journey): Journey {
  const old: Loose = { ...before };
  const found: Loose = { ...next };
  for (const name of LISTS) {
    const [one, other] = [(old[name] ?? []) as unknown[], found[name] as unknown[]];
    if (one.length === other.length && one.every((part, place) => part === other[place])) found[name] = one;
  }
  return found as unknown as Journey;
}

/** The cards of a lane, by row. */
export function cardsOf(journey: Journey, lane: Lane): Card[] {
  return journey.cards.filter((card) => card.lane === lane.id).sort((a, b) => a.span.row - b.span.row);
}

/** The insights that speak of a step. */
export function insightsAt(journey: Journey, step: string): Insight[] {
  return journey.insights.filter((insight) => insight.steps.includes(step));
}
