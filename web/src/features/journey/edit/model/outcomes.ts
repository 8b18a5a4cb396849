/** What became of changes: taken in, refused, or taken in over somebody's words. No React. */
import type { Change, Made } from "./operations";

export interface Refusal {
  change: Change;
  error: { code: string; message: string; hint: string; facts: Record<string, unknown> };
}
export interface Overwritten {
  part: string;
  of: string;
  field: string;
  author: string;
  value: unknown;
}
export interface Outcome {
  id: string;
  made: Made | null;
  overwritten: Overwritten[];
  error: Refusal["error"] | null;
}
