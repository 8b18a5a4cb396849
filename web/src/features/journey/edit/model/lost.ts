/** Words of one's own that somebody else replaced after they had been taken in. No React. */
import type { Change, Made, Operation } from "./operations";

export interface Lost {
  part: string;
  of: string;
  field: string;
  author: string;
  /** What was there: the own words. */
  value: string;
  /** The change of the other person. */
  change: string;
}

const PLACING = new Set(["order", "stage", "lane", "span"]);
const key = (one: { part: string; of: string; field: string }) => JSON.stringify([one.part, one.of, one.field]);

/** Remembers the own words that the server has. */
export class OwnWords {
  private words = new Map<string, string>();

  /** A change of one's own was taken in. */
  keep(made: Made): void {
    for (const one of made.operations) if (isWords(one)) this.words.set(key(one), one.value);
  }

  /** What a change of somebody else replaced; nothing where newer own words are on their way. */
  lostTo(made: Made, pending: Change[]): Lost[] {
    const coming = new Set(pending.flatMap((change) => change.operations.filter((one) => one.kind === "set").map(key)));
    return made.operations.flatMap((one) => {
      if (one.kind !== "set") return [];
      const value = this.words.get(key(one));
      this.words.delete(key(one));
      if (value === undefined || value === one.value || coming.has(key(one))) return [];
      return [{ part: one.part, of: one.of, field: one.field, author: made.author, value, change: made.id }];
    });
  }
}

const isWords = (one: Operation): one is Operation & { kind: "set"; value: string } => one.kind === "set" && !PLACING.has(one.field) && typeof one.value === "string" && one.value !== "";
