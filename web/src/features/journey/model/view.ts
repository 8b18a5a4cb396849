/** The view of a journey as the address says it: window, group, comparison, filters, what is shown. No React. */
import type { Query } from "@/api/client";
import type { Journey, SavedView } from "@/api/types";
import { ruleOf, type Choice } from "./where";

/** The same journey in other shapes; the two matrices are of steps (needs) and of work (effort). */
export const SHAPES = ["map", "grid", "table", "needs", "effort"] as const;
export type Shown = (typeof SHAPES)[number];
export const ZOOMS = ["overview", "measures", "everything", "wide"] as const;
export type Zoom = (typeof ZOOMS)[number];

export type Beside =
  | { kind: "default" }
  | { kind: "none" }
  | { kind: "window"; from: string; to: string }
  | { kind: "persona"; persona: string }
  | { kind: "where"; choice: Choice };

export interface View {
  from: string | null;
  to: string | null;
  persona: string | null;
  channels: string[];
  choices: Choice[];
  beside: Beside;
  shown: Shown;
  zoom: Zoom;
  hidden: string[];
  saved: string | null;
  /** Column of the table by which steps are sorted, with a minus for the largest first. */
  sort: string | null;
}

const split = (text: string): Choice => {
  const at = text.indexOf(":");
  return { field: text.slice(0, at), value: text.slice(at + 1) };
};
const joined = (choice: Choice) => `${choice.field}:${choice.value}`;

export function readView(params: URLSearchParams): View {
  const zoom = params.get("zoom");
  return {
    from: params.get("from"),
    to: params.get("to"),
    persona: params.get("persona"),
    channels: params.getAll("channel"),
    choices: params.getAll("f").filter((text) => text.indexOf(":") > 0).map(split),
    beside: readBeside(params),
    shown: SHAPES.find((one) => one === params.get("show")) ?? "map",
    zoom: ZOOMS.find((one) => one === zoom) ?? "everything",
    hidden: params.get("hide")?.split(",").filter(Boolean) ?? [],
    saved: params.get("view"),
    sort: params.get("sort"),
  };
}

function readBeside(params: URLSearchParams): Beside {
  const [from, to] = [params.get("vs_from"), params.get("vs_to")];
  const persona = params.get("vs_persona");
  const where = params.get("vs_where");
  if (params.get("vs") === "none") return { kind: "none" };
  if (from && to) return { kind: "window", from, to };
  if (persona) return { kind: "persona", persona };
  if (where && where.indexOf(":") > 0) return { kind: "where", choice: split(where) };
  return { kind: "default" };
}

/** The address of a view; what is at its default is left out. */
export function writeView(view: View): URLSearchParams {
  const params = new URLSearchParams();
  const set = (name: string, value: string | null) => value && params.set(name, value);
  set("from", view.from);
  set("to", view.to);
  set("persona", view.persona);
  for (const channel of view.channels) params.append("channel", channel);
  for (const choice of view.choices) params.append("f", joined(choice));
  const { beside } = view;
  if (beside.kind === "none") set("vs", "none");
  if (beside.kind === "window") {
    set("vs_from", beside.from);
    set("vs_to", beside.to);
  }
  if (beside.kind === "persona") set("vs_persona", beside.persona);
  if (beside.kind === "where") set("vs_where", joined(beside.choice));
  set("show", view.shown === "map" ? null : view.shown);
  set("zoom", view.zoom === "everything" ? null : view.zoom);
  set("hide", view.hidden.join(","));
  set("view", view.saved);
  set("sort", view.sort);
  return params;
}

/** The saved view that is chosen, if the map has it. */
export function savedIn(view: Pick<View, "saved">, journey: Journey): SavedView | undefined {
  return view.saved ? journey.views.find((one) => one.id === view.saved) : undefined;
}

/** For whom it is measured: as chosen, else as the saved view says; null is the journey's own persona. */
export function personaOf(view: Pick<View, "persona" | "saved">, journey: Journey): string | null {
  return view.persona ?? savedIn(view, journey)?.personas[0] ?? null;
}

/** The rule of the filters: those of the saved view and those that are chosen beside it. */
export function filterOf(view: Pick<View, "choices" | "saved">, journey: Journey, choices = view.choices): string {
  const saved = savedIn(view, journey)?.filter;
  const chosen = ruleOf(choices);
  return saved && chosen ? `(${saved}) and ${chosen}` : (saved ?? chosen);
}

/** What to ask the server for this view. The journey's own comparison is asked for unless another or none is chosen. */
export function queryOf(view: View, journey: Journey): Query {
  const query: Query = {
    from: view.from ?? undefined,
    to: view.to ?? undefined,
    persona: personaOf(view, journey) ?? undefined,
    channel: view.channels,
    where: filterOf(view, journey) || undefined,
  };
  const { beside } = view;
  // The pinned comparison belongs to the pinned window: beside another window it would mislead.
  const pinned = beside.kind === "default" && !view.from && !view.to ? journey.compare_window : null;
  if (pinned) Object.assign(query, { compare_from: pinned[0], compare_to: pinned[1] });
  if (beside.kind === "window") Object.assign(query, { compare_from: beside.from, compare_to: beside.to });
  if (beside.kind === "persona") query.compare_persona = beside.persona;
  if (beside.kind === "where") {
    const others = view.choices.filter((choice) => choice.field !== beside.choice.field);
    query.compare_where = filterOf(view, journey, [...others, beside.choice]);
  }
  return query;
}

/** How many filters are on, beside the window. */
export function filterCount(view: View): number {
  return view.choices.length + view.channels.length + (view.persona ? 1 : 0);
}

/** A query with every value as a list, as a share link keeps it. */
export function listed(query: Query): Record<string, string[]> {
  const entries = Object.entries(query).map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).filter((one): one is string => Boolean(one))] as const);
  return Object.fromEntries(entries.filter(([, values]) => values.length > 0).map(([name, values]) => [name, [...values]]));
}
