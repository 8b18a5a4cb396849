/** A rule as rows to click together: conditions joined by and / or, in groups. No React. */
import type { Compare, Joined, Node, Operator, Scalar } from "./node";
import { isAmount, isColumn } from "./node";
import { amountOf } from "./parse";
import { amountText, render } from "./render";

export interface Row {
  kind: "row";
  field: string;
  isProperty: boolean;
  operator: Operator;
  negated: boolean;
  values: Scalar[];
}
export interface Group {
  kind: "group";
  join: "all" | "any";
  parts: (Row | Group)[];
}
export type Sort = "text" | "number" | "flag" | "time";

/** Operators whose opposite is written with `not`; the others have an opposite of their own. */
export const NEGATABLE: readonly Operator[] = ["contains", "starts with", "ends with", "matches", "between"];
const NO_VALUE: readonly Operator[] = ["exists", "missing"];
const MANY: readonly Operator[] = ["in", "not in"];

export const EMPTY: Group = { kind: "group", join: "all", parts: [] };
export const newRow = (field = "event"): Row => ({ kind: "row", field, isProperty: !isColumn(field), operator: "=", negated: false, values: [] });

/** How many values an operator takes: 0, 1, 2, or null for any number. */
export function valuesOf(operator: Operator): 0 | 1 | 2 | null {
  if (NO_VALUE.includes(operator)) return 0;
  if (MANY.includes(operator)) return null;
  return operator === "between" ? 2 : 1;
}

/** A tree as rows; null where it says what rows cannot, such as the opposite of a group. */
export function groupOf(node: Node): Group | null {
  if (node.kind === "any" || node.kind === "all") return node.parts.length ? joined(node) : null;
  const part = partOf(node);
  return part && { kind: "group", join: "all", parts: [part] };
}

function joined(node: Joined): Group | null {
  const parts = node.parts.map(partOf);
  return parts.every((part) => part !== null) ? { kind: "group", join: node.kind, parts } : null;
}

function partOf(node: Node): Row | Group | null {
  if (node.kind === "compare") return row(node, false);
  if (node.kind !== "not") return groupOf(node);
  const { part } = node;
  return part.kind === "compare" && NEGATABLE.includes(part.operator) ? row(part, true) : null;
}

const row = ({ field, isProperty, operator, values }: Compare, negated: boolean): Row => ({ kind: "row", field, isProperty, operator, negated, values });

/** A row says something once it has a field and the values that its operator takes. */
export function isComplete(part: Row): boolean {
  const wanted = valuesOf(part.operator);
  return part.field !== "" && (wanted === null ? part.values.length > 0 : part.values.length === wanted);
}

/** The tree of the rows that are complete; null when none is. */
export function nodeOf(part: Row | Group): Node | null {
  if (part.kind === "row") {
    if (!isComplete(part)) return null;
    const { field, isProperty, operator, values } = part;
    const compare: Compare = { kind: "compare", field, isProperty, operator, values };
    return part.negated && NEGATABLE.includes(operator) ? { kind: "not", part: compare } : compare;
  }
  const parts = part.parts.map(nodeOf).filter((one) => one !== null);
  return parts.length > 1 ? { kind: part.join, parts } : (parts[0] ?? null);
}

/** The rule that the rows say; empty when they say nothing yet. */
export function textOf(group: Group): string {
  const node = nodeOf(group);
  return node ? render(node) : "";
}

/** What was typed into a row, as the field's sort of value reads it; a text that is no number stays a text. */
export function scalarOf(typed: string, sort: Sort): Scalar {
  const text = typed.trim();
  if (sort === "number" && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return amountOf(text);
  if (sort === "flag" && /^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  return typed;
}

/** A value as it stands in a row, without quotes. */
export function typedOf(value: Scalar | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "string") return value;
  return isAmount(value) ? amountText(value) : String(value);
}

/** The row with another operator: values that it takes as well are kept. */
export function withOperator(part: Row, operator: Operator, negated: boolean): Row {
  const wanted = valuesOf(operator);
  return { ...part, operator, negated, values: wanted === null ? part.values : part.values.slice(0, wanted) };
}

/** The group with the part at a path (places from the outside in) replaced, or taken out for null. */
export function replaced(group: Group, path: number[], part: Row | Group | null): Group {
  const [place = 0, ...rest] = path;
  const found = group.parts[place];
  const next = rest.length && found?.kind === "group" ? replaced(found, rest, part) : part;
  const parts = [...group.parts.slice(0, place), ...(next ? [next] : []), ...group.parts.slice(place + 1)];
  return { ...group, parts };
}
