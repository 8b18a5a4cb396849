/** Which cards lie in a lane: its own, or, where it has none, those of its kind that name steps. No React. */
import { cardsOf } from "@/api/journey";
import type { Card, Journey, Lane } from "@/api/types";
import { placed, type Placed } from "./placing";

const INSIGHTS = new Set(["insights", "pains", "gains"]);
const BOXED = new Set(["insights", "pains", "gains", "solutions", "opportunities"]);

/** Rows of cells; each cell holds the cards that cover the same columns (boxed cards have a cell each). */
export function cardRows(journey: Journey, lane: Lane): Placed<Card[]>[][] {
  const column = new Map(journey.steps.map((step, index) => [step.id, index]));
  const own = cardsOf(journey, lane);
  const cards = own.length ? own : derived(journey, lane, column);
  const groups: { from: number; to: number; row: number; item: Card[] }[] = [];
  for (const card of cards) {
    const ends = [column.get(card.span.from_step) ?? -1, column.get(card.span.to_step) ?? -1].sort((a, b) => a - b);
    const [from, to] = [ends[0] ?? -1, ends[1] ?? -1];
    const same = BOXED.has(lane.type) ? undefined : groups.find((group) => group.from === from && group.to === to);
    if (same) same.item.push(card);
    else groups.push({ from, to, row: BOXED.has(lane.type) ? card.span.row : 0, item: [card] });
  }
  return placed(groups, journey.steps.length);
}

function derived(journey: Journey, lane: Lane, column: Map<string, number>): Card[] {
  const wanted = { pains: ["pain"], gains: ["delight"], insights: null }[lane.type as "pains"];
  if (INSIGHTS.has(lane.type)) return spread(lane, column, journey.insights.filter((one) => !wanted || wanted.includes(one.type)));
  return lane.type === "solutions" ? spread(lane, column, journey.actions) : [];
}

function spread(lane: Lane, column: Map<string, number>, items: { id: string; steps: string[] }[]): Card[] {
  return items.flatMap((item) => {
    const known = item.steps.filter((step) => column.has(step)).sort((a, b) => (column.get(a) ?? 0) - (column.get(b) ?? 0));
    const [first, last] = [known[0], known.at(-1)];
    if (!first || !last) return [];
    return [{ id: `${lane.id}-${item.id}`, lane: lane.id, span: { from_step: first, to_step: last, row: 0 }, reference: item.id, text: "", title: "", colour: "", icon: "", lang: "", scores: [], evidence: null, sources: [], image: "", alt: "" } satisfies Card];
  });
}
