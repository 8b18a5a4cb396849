/** Differences between two versions, ready to be said: grouped by what they are about. No React. */
import type { VersionDifference } from "@/api/types";

export interface Line {
  kind: "added" | "removed" | "changed" | "moved";
  /** The list the part is in; `journey` for the map itself. */
  part: string;
  name: string;
  field: string;
  before: unknown;
  after: unknown;
}

export interface Group {
  part: string;
  lines: Line[];
}

const PATH = /^([a-z_]+)\[(.*?)\](?:\.(.+))?$/;

/** One line, from the path and the words of the server: `steps[pay].title`, "title of step 'Pay'". */
export function lineOf(difference: VersionDifference): Line {
  const { kind, path, what, before, after } = difference;
  const found = PATH.exec(path);
  const name = whole(/'(.*)'/s.exec(what)?.[1] ?? found?.[2] ?? "");
  if (!found) return { kind: kind as Line["kind"], part: "journey", name: "", field: path, before, after };
  return { kind: kind as Line["kind"], part: found[1] ?? "", name, field: found[3] ?? "", before, after };
}

/** The server names a part without a title by the first signs of its text: cut where a word ends. */
const CUT_AT = 60;
const whole = (name: string) => ([...name].length < CUT_AT ? name : `${name.replace(/\s+\S*$/, "")}…`);

/** Lines in groups of one kind of part each, in the order in which they come; the number itself is no difference. */
export function grouped(differences: VersionDifference[]): Group[] {
  const groups = new Map<string, Line[]>();
  for (const line of differences.filter((one) => one.path !== "version").map(lineOf)) groups.set(line.part, [...(groups.get(line.part) ?? []), line]);
  return [...groups].map(([part, lines]) => ({ part, lines }));
}

/** The first name of a field: `span.row` is about the span. */
export const fieldOf = (line: Line) => line.field.split(".")[0] ?? "";

/** A value as a person reads it; null where it is nothing. */
export function shown(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "string") return value;
  if (typeof value === "number") return value.toLocaleString("en", { maximumFractionDigits: 4 });
  if (typeof value === "boolean") return value ? "✓" : "–";
  if (Array.isArray(value) && value.every((one) => typeof one !== "object")) return value.join(", ");
  return JSON.stringify(value);
}

/** Both sides are text with words in it, long enough that marking what changed helps. */
export const isProse = (line: Line) => [line.before, line.after].every((one) => typeof one === "string" && one.length > 0) && `${String(line.before)}${String(line.after)}`.length > 24;
