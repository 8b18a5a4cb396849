/** What somebody wrote in a change, to be copied when the change itself was refused. No React. */
import type { Operation } from "./operations";

const WORDY = ["title", "name", "text", "description", "caption", "note"];

/** The words of a change in its order, each once; empty for one that only moved or deleted. */
export function wordsOf(operations: Operation[]): string[] {
  const found = operations.flatMap((one) => {
    if (one.kind === "delete") return [];
    if (one.kind === "set") return PLACING.has(one.field) ? [] : [one.value];
    return WORDY.map((name) => one.value[name]);
  });
  return [...new Set(found.filter((one): one is string => typeof one === "string" && one.trim() !== ""))];
}

const PLACING = new Set(["order", "stage", "lane", "span"]);
