/** What an editing action is about: the cell that has the focus, told by what the page writes on it. No React. */
import type { Card, Journey, Lane, Stage, Step } from "@/api/types";

export interface Target {
  /** `stages[id]`, `steps[id]`, `lanes[id]`, `cards[id]`, `emotions[step]` or `cell[lane/step]`. */
  cell: string;
  stage: Stage | null;
  step: Step | null;
  lane: Lane | null;
  card: Card | null;
}

const NAMED = /^(\w+)\[(.*)\]$/;

export const cellOf = (lane: string, step: string) => `cell[${lane}/${step}]`;

export function targetOf(journey: Journey, cell: string): Target | null {
  const [, part = "", id = ""] = NAMED.exec(cell) ?? [];
  const stageOf = (step: Step | null) => journey.stages.find((one) => one.id === step?.stage) ?? null;
  const found = { cell, stage: null, step: null, lane: null, card: null } satisfies Target;
  if (part === "stages") return has({ ...found, stage: journey.stages.find((one) => one.id === id) ?? null }, "stage");
  if (part === "steps" || part === "emotions") {
    const step = journey.steps.find((one) => one.id === id) ?? null;
    return has({ ...found, step, stage: stageOf(step) }, "step");
  }
  if (part === "lanes") return has({ ...found, lane: journey.lanes.find((one) => one.id === id) ?? null }, "lane");
  if (part === "cards") {
    const card = journey.cards.find((one) => one.id === id) ?? null;
    const step = journey.steps.find((one) => one.id === card?.span.from_step) ?? null;
    return has({ ...found, card, step, stage: stageOf(step), lane: journey.lanes.find((one) => one.id === card?.lane) ?? null }, "card");
  }
  if (part !== "cell") return null;
  const slash = id.indexOf("/");
  const step = journey.steps.find((one) => one.id === id.slice(slash + 1)) ?? null;
  return has({ ...found, step, stage: stageOf(step), lane: journey.lanes.find((one) => one.id === id.slice(0, slash)) ?? null }, "lane");
}

function has(target: Target, needed: "stage" | "step" | "lane" | "card"): Target | null {
  return target[needed] ? target : null;
}

/** Whether the target is a place for words: an empty cell or a card. */
export const holdsWords = (target: Target) =>
  Boolean(target.card) || (target.cell.startsWith("cell[") && target.lane !== null && !["emotion", "metrics", "divider"].includes(target.lane.type));
