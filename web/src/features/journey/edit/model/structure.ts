/** What a map is made of: edits that insert, move and delete stages, steps and lanes, as operations. No React. */
import type { Journey, Lane, Stage, Step } from "@/api/types";
import { insert, newId, type Operation, type PartList, remove, set } from "./operations";
import { between, first, NoRankBetween } from "./ranks";

/** Operations, and the cell to go to when they are done. */
export interface Edit {
  operations: Operation[];
  focus?: string;
}

interface Ranked {
  id: string;
  order: string;
}

/** A rank for the place before `place` among `siblings`, and what it takes to make room where there is none. */
function rankAt(part: PartList, siblings: Ranked[], place: number): { order: string; room: Operation[] } {
  const [low, high] = [siblings[place - 1]?.order ?? null, siblings[place]?.order ?? null];
  try {
    if (low !== null && high !== null && low >= high) throw new NoRankBetween(low);
    return { order: between(low, high), room: [] };
  } catch (error) {
    if (!(error instanceof NoRankBetween)) throw error;
    const keys = first(siblings.length + 1);
    const order = keys[place] ?? "i";
    const room = siblings.map((one, index) => set(part, one.id, "order", keys[index < place ? index : index + 1]));
    return { order, room };
  }
}

const stepsOf = (journey: Journey, stage: string) => journey.steps.filter((step) => step.stage === stage);

export function insertStep(journey: Journey, beside: Step, side: "before" | "after", title: string): Edit {
  const siblings = stepsOf(journey, beside.stage);
  const place = siblings.findIndex((step) => step.id === beside.id) + (side === "after" ? 1 : 0);
  const { order, room } = rankAt("steps", siblings, place);
  const id = newId("s");
  return { operations: [...room, insert("steps", { id, stage: beside.stage, order, title })], focus: `steps[${id}]` };
}

/** A step at the end of the map, in its last stage; with a first stage where there is none. */
export function addStep(journey: Journey, title: string, stageTitle: string): Edit {
  const last = journey.steps.at(-1);
  if (last) return insertStep(journey, last, "after", title);
  const stage = journey.stages.at(-1);
  if (!stage) return addStage(journey, stageTitle, title);
  const id = newId("s");
  return { operations: [insert("steps", { id, stage: stage.id, order: "i", title })], focus: `steps[${id}]` };
}

/** A stage with its first step, for a stage without one has no column. */
export function insertStage(journey: Journey, beside: Stage | null, side: "before" | "after", title: string, stepTitle: string): Edit {
  const at = journey.stages.findIndex((stage) => stage.id === beside?.id);
  const place = at < 0 ? journey.stages.length : at + (side === "after" ? 1 : 0);
  const { order, room } = rankAt("stages", journey.stages, place);
  const [stage, step] = [newId("g"), newId("s")];
  const operations = [...room, insert("stages", { id: stage, title, order }), insert("steps", { id: step, stage, order: "i", title: stepTitle })];
  return { operations, focus: `stages[${stage}]` };
}

export function addStage(journey: Journey, title: string, stepTitle: string): Edit {
  return insertStage(journey, journey.stages.at(-1) ?? null, "after", title, stepTitle);
}

export function insertLane(journey: Journey, beside: Lane | null, side: "before" | "after", lane: Pick<Lane, "title" | "type" | "zone"> & Partial<Lane>): Edit {
  const at = journey.lanes.findIndex((one) => one.id === beside?.id);
  const place = at < 0 ? journey.lanes.length : at + (side === "after" ? 1 : 0);
  const { order, room } = rankAt("lanes", journey.lanes, place);
  const id = newId("l");
  return { operations: [...room, insert("lanes", { ...lane, id, order })], focus: `lanes[${id}]` };
}

/** A step to another place: before `target` or, with null, to the end of `stage`. */
export function placeStep(journey: Journey, step: Step, stage: string, target: Step | null): Edit {
  const siblings = stepsOf(journey, stage).filter((one) => one.id !== step.id);
  const place = target ? siblings.findIndex((one) => one.id === target.id) : siblings.length;
  const { order, room } = rankAt("steps", siblings, place < 0 ? siblings.length : place);
  const home = step.stage === stage ? [] : [set("steps", step.id, "stage", stage)];
  return { operations: [...room, ...home, set("steps", step.id, "order", order)], focus: `steps[${step.id}]` };
}

/** A step one column to the left or right, over the border of a stage into the next one; null at the map's end. */
export function moveStep(journey: Journey, step: Step, by: -1 | 1): Edit | null {
  const at = journey.steps.findIndex((one) => one.id === step.id);
  const other = journey.steps[at + by];
  if (!other) return null;
  if (other.stage !== step.stage) return by < 0 ? placeStep(journey, step, other.stage, null) : placeStep(journey, step, other.stage, other);
  if (by < 0) return placeStep(journey, step, step.stage, other);
  const behind = journey.steps[at + 2];
  return placeStep(journey, step, step.stage, behind?.stage === step.stage ? behind : null);
}

function moveRanked(part: "stages" | "lanes", list: Ranked[], id: string, by: -1 | 1): Edit | null {
  const at = list.findIndex((one) => one.id === id);
  if (at < 0 || !list[at + by]) return null;
  return placeRanked(part, list, id, at + by);
}

function placeRanked(part: "stages" | "lanes", list: Ranked[], id: string, place: number): Edit {
  const siblings = list.filter((one) => one.id !== id);
  const { order, room } = rankAt(part, siblings, place);
  return { operations: [...room, set(part, id, "order", order)], focus: `${part}[${id}]` };
}

export const moveStage = (journey: Journey, id: string, by: -1 | 1) => moveRanked("stages", journey.stages, id, by);
export const moveLane = (journey: Journey, id: string, by: -1 | 1) => moveRanked("lanes", journey.lanes, id, by);

/** A stage or lane to the place of another one. */
export function placeAt(journey: Journey, part: "stages" | "lanes", id: string, target: string): Edit | null {
  const list: Ranked[] = part === "stages" ? journey.stages : journey.lanes;
  const place = list.findIndex((one) => one.id === target);
  return place < 0 || id === target ? null : placeRanked(part, list, id, place);
}

/** A part goes; the server takes out of others whatever names it. */
export function deletePart(journey: Journey, part: "stages" | "steps" | "lanes" | "cards", id: string): Edit {
  const focus = { stages: journey.stages, steps: journey.steps, lanes: journey.lanes, cards: journey.cards }[part];
  const at = focus.findIndex((one) => one.id === id);
  const next = part === "cards" ? undefined : (focus[at + 1] ?? focus[at - 1]);
  return { operations: [remove(part, id)], focus: next ? `${part}[${next.id}]` : undefined };
}
