/** The editor's actions: each with its key, when it applies and what it does. Keys, menus and the palette read this. */
import type { Journey } from "@/api/types";
import { widened } from "./content";
import type { Label } from "./labels";
import { type Edit, deletePart, insertLane, insertStage, insertStep, moveLane, moveStage, moveStep } from "./structure";
import type { Target } from "./target";

/** Words for what is new, in the language of the page. */
export interface Words {
  step: string;
  stage: string;
  lane: string;
}

export interface Action {
  id: string;
  label: Label;
  key: string;
  make: (journey: Journey, target: Target, words: Words) => Edit | null;
}

const textLane = (title: string) => ({ title, type: "text", zone: "customer" }) as const;

export const ACTIONS: Action[] = [
  { id: "stepBefore", label: "step_insert", key: "Alt+ArrowLeft", make: (journey, { step }, words) => step && insertStep(journey, step, "before", words.step) },
  { id: "stepAfter", label: "step_insert", key: "Alt+ArrowRight", make: (journey, { step }, words) => step && insertStep(journey, step, "after", words.step) },
  { id: "stageBefore", label: "stage_insert", key: "Alt+Shift+ArrowLeft", make: (journey, { stage }, words) => stage && insertStage(journey, stage, "before", words.stage, words.step) },
  { id: "stageAfter", label: "stage_insert", key: "Alt+Shift+ArrowRight", make: (journey, { stage }, words) => stage && insertStage(journey, stage, "after", words.stage, words.step) },
  { id: "laneAbove", label: "lane_insert", key: "Alt+ArrowUp", make: (journey, { lane }, words) => lane && insertLane(journey, lane, "before", { ...textLane(words.lane), zone: lane.zone }) },
  { id: "laneBelow", label: "lane_insert", key: "Alt+ArrowDown", make: (journey, { lane }, words) => lane && insertLane(journey, lane, "after", { ...textLane(words.lane), zone: lane.zone }) },
  { id: "moveLeft", label: "step_move", key: "Control+Shift+ArrowLeft", make: (journey, target) => moved(journey, target, -1) },
  { id: "moveRight", label: "step_move", key: "Control+Shift+ArrowRight", make: (journey, target) => moved(journey, target, 1) },
  { id: "laneUp", label: "lane_move", key: "Control+Shift+ArrowUp", make: (journey, { lane }) => lane && moveLane(journey, lane.id, -1) },
  { id: "laneDown", label: "lane_move", key: "Control+Shift+ArrowDown", make: (journey, { lane }) => lane && moveLane(journey, lane.id, 1) },
  { id: "wider", label: "card_move", key: "]", make: (journey, { card }) => card && widened(journey, card, 1) },
  { id: "narrower", label: "card_move", key: "[", make: (journey, { card }) => card && widened(journey, card, -1) },
  { id: "delete", label: "card_delete", key: "Delete", make: deleted },
];

function moved(journey: Journey, { cell, stage, step }: Target, by: -1 | 1): Edit | null {
  if (cell.startsWith("stages[") && stage) return moveStage(journey, stage.id, by);
  return step && moveStep(journey, step, by);
}

/** What has the focus goes: a card, or a step, stage or lane by its header. */
function deleted(journey: Journey, { cell, stage, step, lane, card }: Target): Edit | null {
  if (card) return deletePart(journey, "cards", card.id);
  if (cell.startsWith("steps[") && step) return deletePart(journey, "steps", step.id);
  if (cell.startsWith("stages[") && stage) return deletePart(journey, "stages", stage.id);
  return cell.startsWith("lanes[") && lane && !lane.locked ? deletePart(journey, "lanes", lane.id) : null;
}

/** The name of what an action did, where one action does several things. */
export function labelOf(action: Action, { cell }: Target): Label {
  if (action.id === "delete") return cell.startsWith("steps[") ? "step_delete" : cell.startsWith("stages[") ? "stage_delete" : cell.startsWith("lanes[") ? "lane_delete" : "card_delete";
  if (action.label === "step_move" && cell.startsWith("stages[")) return "stage_move";
  return action.label;
}

/** The key of an event as actions write it, with the modifiers in one order; the Mac's command key is Control. */
export function keyOf(event: { key: string; altKey: boolean; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }): string {
  const plain = event.key.length === 1;
  const parts = [event.altKey && "Alt", (event.ctrlKey || event.metaKey) && "Control", event.shiftKey && !plain && "Shift", plain ? event.key.toLowerCase() : event.key];
  return parts.filter(Boolean).join("+");
}
