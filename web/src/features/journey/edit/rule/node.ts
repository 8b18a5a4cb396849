/** A rule as a tree, the same as `rules/model.py` of the server. No React. */
export const FIELDS = ["event", "channel", "value", "profile", "session", "case", "time", "question", "score", "text", "source", "id"] as const;
export const WORDS = new Set(["and", "or", "not", "in", "is", "between", "contains", "starts", "ends", "matches", "exists", "missing", "true", "false"]);

/** A number as it was written: `whole` is one without a decimal point, for 1 and 1.0 are written differently. */
export interface Amount {
  number: number;
  whole: boolean;
}
export type Scalar = string | boolean | Amount;

export const OPERATORS = [
  "=", "!=", "<", "<=", ">", ">=", "in", "not in", "between", "contains", "starts with", "ends with", "matches", "exists", "missing",
] as const;
export type Operator = (typeof OPERATORS)[number];

export interface Compare {
  kind: "compare";
  field: string;
  isProperty: boolean;
  operator: Operator;
  values: Scalar[];
}
export interface Joined {
  kind: "all" | "any";
  parts: Node[];
}
export interface Not {
  kind: "not";
  part: Node;
}
export type Node = Compare | Joined | Not;

export const isColumn = (name: string) => (FIELDS as readonly string[]).includes(name);
export const isAmount = (value: Scalar): value is Amount => typeof value === "object";
