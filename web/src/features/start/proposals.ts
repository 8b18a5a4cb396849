/** Which proposals of an answer are taken: wrong ones never, others unless rejected, none whose stage or step is not. No React. */
import type { Proposed } from "@/api/types";

export type Fate = "taken" | "rejected" | "wrong" | "falls";

/** What becomes of each item, in the order of the answer. */
export function fates(items: readonly Proposed[], rejected: ReadonlySet<string>): Map<string, Fate> {
  const found = new Map<string, Fate>();
  for (const item of items) {
    const falls = item.parent !== null && found.get(item.parent) !== "taken";
    found.set(item.id, item.status === "wrong" ? "wrong" : rejected.has(item.id) ? "rejected" : falls ? "falls" : "taken");
  }
  return found;
}

/** The set with one item put in or taken out. */
export function toggled(rejected: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(rejected);
  if (!next.delete(id)) next.add(id);
  return next;
}

export const KINDS = ["stage", "step", "emotion", "card", "lane", "persona", "insight"] as const;

/** How many of each kind the map would get. */
export function counts(items: readonly Proposed[], taken: ReadonlyMap<string, Fate>): { kind: (typeof KINDS)[number]; count: number }[] {
  return KINDS.map((kind) => ({ kind, count: items.filter((item) => item.kind === kind && taken.get(item.id) === "taken").length })).filter(({ count }) => count > 0);
}
