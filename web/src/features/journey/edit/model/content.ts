/** What is typed into a cell, as operations: plain text, or a library object, insight or action by the kind of lane. */
import type { Card, Insight, Journey, Lane } from "@/api/types";
import { insert, newId, type Operation, remove, set } from "./operations";
import type { Edit } from "./structure";

const INSIGHTS: Partial<Record<Lane["type"], Insight["type"]>> = { insights: "pain", pains: "pain", gains: "delight", needs: "need" };
const REFERRING = new Set<Lane["type"]>(["insights", "pains", "gains", "solutions"]);

/** Whether cards of a lane are insights or actions of the map rather than words of their own. */
export const refers = (lane: Lane) => REFERRING.has(lane.type);

const span = (step: string) => ({ from_step: step, to_step: step, row: 0 });

/** Something new in the cell of a lane and step. */
export function typed(journey: Journey, lane: Lane, step: string, text: string): Edit {
  const id = newId("c");
  const card = (more: object, first: Operation[] = []): Edit => ({
    operations: [...first, insert("cards", { id, lane: lane.id, span: { ...span(step), row: rowFor(journey, lane, step) }, ...more })],
    focus: `cards[${id}]`,
  });
  const words = text.trim();
  if (lane.type === "touchpoints") {
    const known = journey.library.find((one) => one.name.toLocaleLowerCase() === words.toLocaleLowerCase());
    const reference = known?.id ?? newId("t");
    return card({ reference }, known ? [] : [insert("library", { id: reference, type: "touchpoint", name: words })]);
  }
  if (lane.type === "solutions") {
    const reference = newId("a");
    return card({ reference }, [insert("actions", { id: reference, title: words, steps: [step] })]);
  }
  const type = refers(lane) ? INSIGHTS[lane.type] : undefined;
  if (type) {
    const reference = newId("i");
    const [title = "", ...rest] = words.split("\n");
    const insight = { id: reference, type, title, text: rest.join("\n").trim(), steps: [step] };
    return card({ reference }, [insert("insights", insight), ...ownCards(journey, lane)]);
  }
  return card({ text: words });
}

/** A lane that showed the map's insights or actions by itself gets a card for each, so that none goes when one is added. */
function ownCards(journey: Journey, lane: Lane): Operation[] {
  if (journey.cards.some((card) => card.lane === lane.id)) return [];
  const wanted = lane.type === "pains" ? ["pain"] : lane.type === "gains" ? ["delight"] : null;
  const place = new Map(journey.steps.map((step, index) => [step.id, index]));
  return journey.insights.flatMap((insight) => {
    const steps = insight.steps.filter((step) => place.has(step)).sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
    const [from, to] = [steps[0], steps.at(-1)];
    if (!from || !to || (wanted && !wanted.includes(insight.type))) return [];
    return [insert("cards", { id: newId("c"), lane: lane.id, span: { from_step: from, to_step: to, row: 0 }, reference: insight.id })];
  });
}

/** The first row of the lane that is free at a step; lanes of plain words keep all in one. */
function rowFor(journey: Journey, lane: Lane, step: string): number {
  if (!refers(lane)) return 0;
  const at = journey.steps.findIndex((one) => one.id === step);
  const taken = new Set(cardsOver(journey, lane.id, at).map((card) => card.span.row));
  let row = 0;
  while (taken.has(row)) row += 1;
  return row;
}

/** Cards of a lane that cover a column. */
export function cardsOver(journey: Journey, lane: string, column: number): Card[] {
  const place = new Map(journey.steps.map((step, index) => [step.id, index]));
  return journey.cards.filter((card) => {
    const ends = [place.get(card.span.from_step) ?? -1, place.get(card.span.to_step) ?? -1].sort((a, b) => a - b);
    return card.lane === lane && (ends[0] ?? 0) <= column && column <= (ends[1] ?? -1);
  });
}

/** The words of a card as they are edited. */
export function wordsOf(journey: Journey, card: Card): string {
  const insight = journey.insights.find((one) => one.id === card.reference);
  if (insight) return [insight.title, insight.text].filter(Boolean).join("\n");
  const action = journey.actions.find((one) => one.id === card.reference);
  if (action) return action.title;
  return journey.library.find((one) => one.id === card.reference)?.name ?? (card.text || card.title);
}

/** Other words for a card; no words take the card away. Null when nothing changed. */
export function retyped(journey: Journey, card: Card, text: string): Edit | null {
  const words = text.trim();
  if (words === wordsOf(journey, card).trim()) return null;
  if (!words) return { operations: [remove("cards", card.id)] };
  const focus = `cards[${card.id}]`;
  const insight = journey.insights.find((one) => one.id === card.reference);
  if (insight) {
    const [title = "", ...rest] = words.split("\n");
    const body = rest.join("\n").trim();
    const changed = [
      ...(title === insight.title ? [] : [set("insights", insight.id, "title", title)]),
      ...(body === insight.text ? [] : [set("insights", insight.id, "text", body)]),
    ];
    return { operations: changed, focus };
  }
  if (journey.actions.some((one) => one.id === card.reference)) return { operations: [set("actions", card.reference ?? "", "title", words)], focus };
  if (card.reference && journey.library.some((one) => one.id === card.reference)) return renamedObject(journey, card, words, focus);
  return { operations: [set("cards", card.id, card.text || !card.title ? "text" : "title", words)], focus };
}

/** Another name in a cell of touchpoints means another object, not a new name for it everywhere. */
function renamedObject(journey: Journey, card: Card, words: string, focus: string): Edit {
  const known = journey.library.find((one) => one.name.toLocaleLowerCase() === words.toLocaleLowerCase());
  const reference = known?.id ?? newId("t");
  const made = known ? [] : [insert("library", { id: reference, type: "touchpoint", name: words })];
  return { operations: [...made, set("cards", card.id, "reference", reference)], focus };
}

/** A card to another lane or step, as wide as it was where the map has room. */
export function placeCard(journey: Journey, card: Card, lane: string, step: string): Edit | null {
  const place = new Map(journey.steps.map((one, index) => [one.id, index]));
  const width = Math.abs((place.get(card.span.to_step) ?? 0) - (place.get(card.span.from_step) ?? 0));
  const start = place.get(step) ?? 0;
  const end = journey.steps[Math.min(start + width, journey.steps.length - 1)]?.id ?? step;
  if (card.lane === lane && card.span.from_step === step) return null;
  const moved = card.lane === lane ? [] : [set("cards", card.id, "lane", lane)];
  return { operations: [...moved, set("cards", card.id, "span", { ...card.span, from_step: step, to_step: end })], focus: `cards[${card.id}]` };
}

/** A card one step wider or narrower at its right end; null where that is not possible. */
export function widened(journey: Journey, card: Card, by: -1 | 1): Edit | null {
  const at = (id: string) => journey.steps.findIndex((one) => one.id === id);
  const [from, to] = [at(card.span.from_step), at(card.span.to_step)].sort((a, b) => a - b);
  const end = journey.steps[(to ?? 0) + by];
  if (!end || (to ?? 0) + by < (from ?? 0)) return null;
  const start = journey.steps[from ?? 0]?.id ?? card.span.from_step;
  const steps = journey.steps.slice(from, (to ?? 0) + by + 1).map((one) => one.id);
  const insight = journey.insights.find((one) => one.id === card.reference);
  const named = insight ? [set("insights", insight.id, "steps", steps)] : [];
  return { operations: [...named, set("cards", card.id, "span", { ...card.span, from_step: start, to_step: end.id })], focus: `cards[${card.id}]` };
}
