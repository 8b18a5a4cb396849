/** Saved ways to look at a map: what is kept of the present one, and the operations that keep it. No React. */
import type { Journey, SavedView } from "@/api/types";
import { insert, type Operation, remove, set } from "../edit/model/operations";
import { visibleLanes } from "./lanes";
import { filterOf, personaOf, type View } from "./view";
import { ruleOf } from "./where";

/** The present lanes, persona and filters under a name. Windows and comparisons are not kept: they age. */
export function keptOf(view: View, journey: Journey, id: string, title: string): SavedView {
  const lanes = visibleLanes(journey, { ...view, zoom: "everything" }).map((lane) => lane.id);
  const persona = personaOf(view, journey);
  const channels = ruleOf(view.channels.map((value) => ({ field: "channel", value })));
  const filter = [filterOf(view, journey), channels].filter(Boolean).map((rule) => (channels ? `(${rule})` : rule)).join(" and ");
  return {
    id,
    title,
    lanes: lanes.length === journey.lanes.length ? [] : lanes,
    personas: persona && journey.personas.some((one) => one.id === persona) ? [persona] : [],
    filter: filter || null,
    slides: [],
  };
}

/** The view that is shown after one was chosen: nothing beside it. */
export const CHOSEN: Partial<View> = { hidden: [], persona: null, choices: [], channels: [] };

export const keeping = (kept: SavedView): Operation[] => [insert("views", { ...kept })];
export const renaming = (id: string, title: string): Operation[] => [set("views", id, "title", title)];
export const sliding = (id: string, slides: string[]): Operation[] => [set("views", id, "slides", slides.length ? slides : null)];
export const dropping = (id: string): Operation[] => [remove("views", id)];
