/** A rule while it is written: its text and its rows, whichever was touched last leads. No React. */
import { parse } from "./parse";
import { EMPTY, type Group, groupOf, isComplete, newRow, textOf } from "./rows";
import { RuleError } from "./tokens";

export interface Draft {
  text: string;
  /** Null where the text cannot be shown as rows. */
  group: Group | null;
  /** Where the text stops being a rule; null where it is one, or empty. */
  wrongAt: number | null;
}

export function ofText(text: string): Draft {
  if (!text.trim()) return { text, group: { ...EMPTY, parts: [newRow()] }, wrongAt: null };
  try {
    return { text, group: groupOf(parse(text)), wrongAt: null };
  } catch (error) {
    if (error instanceof RuleError) return { text, group: null, wrongAt: error.position };
    throw error;
  }
}

export const ofGroup = (group: Group): Draft => ({ text: textOf(group), group, wrongAt: null });

/** The rule with `also` as one more alternative: a click on an event binds it beside what is bound. */
export function widened(draft: Draft, also: string): Draft {
  const now = draft.text.trim();
  if (!now || draft.wrongAt !== null) return ofText(also);
  return ofText(`${now} or ${also}`);
}

/** Whether some row still waits for its value. */
export const unfinished = (group: Group): boolean => group.parts.some((part) => (part.kind === "row" ? !isComplete(part) : unfinished(part)));
