/** What a session tells the page. No React. */
import type { Document } from "./apply";
import type { Lost } from "./lost";
import type { Overwritten, Refusal } from "./outcomes";

export interface Told {
  document: Document;
  version: number;
  /** Changes that the server does not have yet. */
  unsent: number;
  offline: boolean;
  refusals: Refusal[];
  overwritten: (Overwritten & { change: string })[];
  /** Own words that others replaced. */
  lost: Lost[];
  canUndo: boolean;
  canRedo: boolean;
  /** The last own change, whether or not it has been taken in. */
  lastLabel: string;
  savedAt: number | null;
}
