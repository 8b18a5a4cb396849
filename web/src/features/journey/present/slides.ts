/** A map cut into slides: the title, then stage by stage. No React. */
import type { Journey, SavedView } from "@/api/types";

export type Slide = { kind: "title"; title: string; steps: string[] } | { kind: "part"; title: string; steps: string[]; place: number; of: number };

/** More steps than these do not read from the back of a room: a longer stage takes several slides. */
export const MOST_STEPS = 8;

/** The title slide, then those the view names (stages or steps), or every stage that has steps. */
export function slidesOf(journey: Journey, view: SavedView | undefined): Slide[] {
  const named = view?.slides.flatMap((id) => partsOf(journey, id)) ?? [];
  const parts = named.length ? named : wholeMap(journey);
  return [{ kind: "title", title: journey.title, steps: [] }, ...parts];
}

function partsOf(journey: Journey, id: string): Slide[] {
  const step = journey.steps.find((one) => one.id === id);
  if (step) return cut(step.title, [step.id]);
  const stage = journey.stages.find((one) => one.id === id);
  return stage ? cut(stage.title, journey.steps.filter((one) => one.stage === id).map((one) => one.id)) : [];
}

function wholeMap(journey: Journey): Slide[] {
  const staged = journey.stages.flatMap((stage) => partsOf(journey, stage.id));
  const known = new Set(journey.stages.map((stage) => stage.id));
  return [...staged, ...cut("", journey.steps.filter((step) => !known.has(step.stage)).map((step) => step.id))];
}

function cut(title: string, steps: string[]): Slide[] {
  const of = Math.ceil(steps.length / MOST_STEPS);
  const size = Math.ceil(steps.length / Math.max(1, of));
  return Array.from({ length: of }, (_, place) => ({ kind: "part" as const, title, steps: steps.slice(place * size, (place + 1) * size), place: place + 1, of }));
}

/** The map with only these steps: cards cover what is left of their span, those that covered none are left out. */
export function only(journey: Journey, ids: string[]): Journey {
  const wanted = new Set(ids);
  const place = new Map(journey.steps.map((step, index) => [step.id, index]));
  const steps = journey.steps.filter((step) => wanted.has(step.id));
  const cards = journey.cards.flatMap((card) => {
    const ends = [place.get(card.span.from_step) ?? 0, place.get(card.span.to_step) ?? 0];
    const covered = steps.filter((step) => (place.get(step.id) ?? -1) >= Math.min(...ends) && (place.get(step.id) ?? -1) <= Math.max(...ends));
    const [first, last] = [covered[0], covered.at(-1)];
    return first && last ? [{ ...card, span: { ...card.span, from_step: first.id, to_step: last.id } }] : [];
  });
  return { ...journey, steps, cards };
}

/** The slide that a key leads to; null for keys that lead nowhere. */
export function slideAfter(key: string, at: number, count: number): number | null {
  if (["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"].includes(key)) return Math.min(count - 1, at + 1);
  if (["ArrowLeft", "ArrowUp", "PageUp", "Backspace"].includes(key)) return Math.max(0, at - 1);
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}
