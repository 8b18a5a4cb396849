/** Dragging steps, stages, lanes and cards to another place. Everything here has a key as well. */
import type { DragEvent } from "react";
import type { Journey } from "@/api/types";
import type { Label } from "./model/labels";
import { placeCard } from "./model/content";
import { type Edit, placeAt, placeStep } from "./model/structure";
import { targetOf } from "./model/target";

const TYPE = "application/x-sojourn-cell";
const cellOf = (event: DragEvent) => (event.target instanceof Element ? event.target.closest<HTMLElement>("[data-cell]") : null);

/** What dropping `from` on `onto` does; null where it does nothing. */
export function dropped(journey: Journey, from: string, onto: string): { edit: Edit; label: Label } | null {
  const [what, where] = [targetOf(journey, from), targetOf(journey, onto)];
  if (!what || !where || from === onto) return null;
  const as = (edit: Edit | null, label: Label) => edit && { edit, label };
  if (what.card) return where.lane && where.step ? as(placeCard(journey, what.card, where.lane.id, where.step.id), "card_move") : null;
  if (from.startsWith("stages[")) return what.stage && where.stage ? as(placeAt(journey, "stages", what.stage.id, where.stage.id), "stage_move") : null;
  if (from.startsWith("lanes[")) return what.lane && where.lane ? as(placeAt(journey, "lanes", what.lane.id, where.lane.id), "lane_move") : null;
  if (!what.step || !where.stage) return null;
  const before = onto.startsWith("stages[") ? null : where.step;
  return as(placeStep(journey, what.step, where.stage.id, before?.id === what.step.id ? null : before), "step_move");
}

export function dragging(journey: Journey, edit: (edit: Edit, label: Label) => void) {
  return {
    onDragStart: (event: DragEvent) => {
      const cell = cellOf(event)?.dataset.cell;
      if (!cell) return;
      event.dataTransfer.setData(TYPE, cell);
      event.dataTransfer.effectAllowed = "move";
    },
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(TYPE) || !cellOf(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "move";
    },
    onDragEnter: (event: DragEvent) => mark(cellOf(event)),
    onDragEnd: () => mark(null),
    onDrop: (event: DragEvent) => {
      mark(null);
      const [from, onto] = [event.dataTransfer.getData(TYPE), cellOf(event)?.dataset.cell];
      if (!from || !onto) return;
      event.preventDefault();
      const found = dropped(journey, from, onto);
      if (found) edit(found.edit, found.label);
    },
  };
}

/** The cell under the pointer shows that it would take what is dragged. */
function mark(cell: HTMLElement | null): void {
  for (const one of document.querySelectorAll(".droppable")) one.classList.remove("droppable");
  cell?.classList.add("droppable");
}
