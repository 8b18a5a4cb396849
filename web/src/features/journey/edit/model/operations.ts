/** What an edit is: the same operations the server keeps (`maps/editing/operations.py`). No React. */
export const LISTS = [
  "stages", "steps", "lanes", "cards", "emotions", "transitions", "insights", "evidence", "opportunities", "actions",
  "personas", "actors", "library", "kpis", "scores", "filters", "views",
] as const;
export type PartList = (typeof LISTS)[number];

export type Data = Record<string, unknown>;
export interface SetField {
  kind: "set";
  part: PartList | "journey";
  of: string;
  field: string;
  value: unknown;
}
export interface Insert {
  kind: "insert";
  part: PartList;
  value: Data;
}
export interface Delete {
  kind: "delete";
  part: PartList;
  of: string;
}
export type Operation = SetField | Insert | Delete;

/** Operations that belong together, as they are sent: all are done or none. */
export interface Change {
  id: string;
  base: number;
  operations: Operation[];
  label: string;
  undoes: string | null;
}

/** A change as the server took it in: with what followed from it and what takes all of it back. */
export interface Made extends Omit<Change, "base"> {
  version: number;
  client: string;
  author_id: string;
  author: string;
  inverse: Operation[];
  made_at: string;
}

export const set = (part: PartList | "journey", of: string, field: string, value: unknown): SetField => ({ kind: "set", part, of, field, value });
export const insert = (part: PartList, value: Data): Insert => ({ kind: "insert", part, value });
export const remove = (part: PartList, of: string): Delete => ({ kind: "delete", part, of });

/** What an operation calls a part: its id; an emotion is `step/persona/curve`, a transition `source->target`. */
export function keyOf(part: PartList, data: Data): string {
  const text = (name: string, other = "") => (typeof data[name] === "string" && data[name] ? data[name] : other);
  if (part === "emotions") return [text("step"), text("persona"), text("curve", "current")].join("/");
  if (part === "transitions") return `${text("source")}->${text("target")}`;
  return text(part === "filters" ? "field" : "id");
}

let made = 0;
/** An id that nobody else makes: for parts, changes and comments. */
export function newId(prefix = ""): string {
  made += 1;
  const random = crypto.getRandomValues(new Uint32Array(2));
  return `${prefix}${[...random].map((one) => one.toString(36)).join("")}${made.toString(36)}`;
}
