/** The history of a map: versions that were kept whole, and the changes since the newest of them. No React. */
import type { SavedVersion } from "@/api/types";
import type { Made, Operation } from "./operations";
import { keyOf } from "./operations";

export type Cause = "named" | "automatic" | "restored" | "first" | "other";

/** Why a version was kept. A name that people gave counts before all else. */
export function causeOf(version: SavedVersion): { cause: Cause; from?: number } {
  const restored = /^restored from version (\d+)$/.exec(version.cause);
  if (version.label) return { cause: "named" };
  if (restored) return { cause: "restored", from: Number(restored[1]) };
  if (version.cause === "edited") return { cause: "automatic" };
  return { cause: version.version === 1 ? "first" : "other" };
}

export interface Recent {
  key: string;
  label: string;
  author: string;
  authorId: string;
  own: boolean;
  undone: boolean;
  part: string;
  of: string;
  made_at: string;
  times: number;
}

/** Changes, the newest first; those of one person to one part one after the other are one line. */
export function recent(changes: Made[], client: string): Recent[] {
  const lines: Recent[] = [];
  for (const made of changes) {
    const [first] = made.operations;
    const { part, of } = first ? about(first) : { part: "journey", of: "" };
    const last = lines.at(-1);
    const undone = made.undoes !== null;
    if (last && last.label === made.label && last.part === part && last.of === of && last.authorId === made.author_id && last.undone === undone) {
      Object.assign(last, { made_at: made.made_at, times: last.times + 1 });
    } else {
      lines.push({ key: made.id, label: made.label, author: made.author, authorId: made.author_id, own: made.client === client, undone, part, of, made_at: made.made_at, times: 1 });
    }
  }
  return lines.reverse();
}

function about(operation: Operation): { part: string; of: string } {
  if (operation.kind === "insert") return { part: operation.part, of: keyOf(operation.part, operation.value) };
  return { part: operation.part, of: operation.of };
}

/** The name of a part that a change has taken out, as its own inverse still holds it; empty when it is not said. */
export function goneName(made: Made | undefined): string {
  const back = made?.inverse.find((one) => one.kind === "insert");
  const text = back?.kind === "insert" ? (back.value.title ?? back.value.name ?? back.value.text) : "";
  return typeof text === "string" ? text : "";
}
