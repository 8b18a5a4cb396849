/** Which lanes are shown, and which lines of the blueprint lie between them. */
import type { Journey, Lane } from "@/api/types";
import type { View, Zoom } from "./view";

const SHOWN_AT: Record<Zoom, (lane: Lane) => boolean> = {
  overview: (lane) => lane.type === "emotion",
  measures: (lane) => lane.type === "emotion" || lane.type === "metrics",
  everything: () => true,
  wide: () => true,
};

/** Lanes in order: those of the saved view if one is chosen, without the hidden ones, as the zoom allows. */
export function visibleLanes(journey: Journey, view: Pick<View, "hidden" | "saved" | "zoom">): Lane[] {
  const saved = journey.views.find((one) => one.id === view.saved);
  const kept = journey.lanes.filter((lane) => (!saved?.lanes?.length || saved.lanes.includes(lane.id)) && !view.hidden.includes(lane.id));
  const zoomed = kept.filter(SHOWN_AT[view.zoom]);
  return zoomed.length ? zoomed : kept;
}

export type Line = "interaction" | "visibility" | "internal";
const LINES: Partial<Record<Lane["zone"], Line>> = { frontstage: "interaction", backstage: "visibility", support: "internal" };

/** The line above a lane: where a zone of the blueprint begins. */
export function lineAbove(lanes: Lane[], index: number): Line | null {
  const lane = lanes[index];
  if (!lane) return null;
  const line = LINES[lane.zone] ?? null;
  return line && lanes.findIndex((one) => one.zone === lane.zone) === index ? line : null;
}
