/** The picture of a past change: one line a group, from before to after, and what would have been. No React. */
import type { MeasuredEffect } from "@/api/types";

export interface EffectLine {
  from: number;
  to: number;
}

export interface EffectShape {
  group: EffectLine;
  comparison: EffectLine | null;
  /** Where the group would stand had it changed as the comparison did, or not at all without one. */
  expected: EffectLine;
  /** Heights of the texts at the right: the group, the effect, the comparison; kept apart so that none covers another. */
  right: number[];
  /** The same at the left: the group, the comparison. */
  left: number[];
}

const GAP = 13;

/** Heights as near as possible to those wanted, each at least `gap` from the next, in the same order. */
export function apart(wanted: number[], gap: number, least: number, most: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  let free = least;
  for (const index of order) {
    placed[index] = Math.max(placed[index] ?? 0, free);
    free = (placed[index] ?? 0) + gap;
  }
  free = most;
  for (const index of order.reverse()) {
    placed[index] = Math.min(placed[index] ?? 0, free);
    free = (placed[index] ?? 0) - gap;
  }
  return placed;
}

/** Null when there is nothing to draw: a mean is missing. */
export function effectShape({ group, comparison, effect }: MeasuredEffect, top: number, bottom: number): EffectShape | null {
  const [before, after] = [group.before.value, group.after.value];
  const other = comparison ? [comparison.before.value, comparison.after.value] : [];
  if (effect.diff === null || before === null || after === null || other.includes(null)) return null;
  const values = [before, after, after - effect.diff, ...other.map(Number)];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const y = (value: number) => (most > least ? top + ((most - value) / (most - least)) * (bottom - top) : (top + bottom) / 2);
  const line = (from: number, to: number) => ({ from: y(from), to: y(to) });
  const shape = { group: line(before, after), expected: line(before, after - effect.diff), comparison: comparison ? line(Number(other[0]), Number(other[1])) : null };
  const ends = shape.comparison ? [shape.comparison.to] : [];
  const right = apart([shape.group.to, (shape.group.to + shape.expected.to) / 2, ...ends], GAP, top - 4, bottom + 4);
  const left = apart([shape.group.from, ...(shape.comparison ? [shape.comparison.from] : [])], GAP, top - 4, bottom + 4);
  return { ...shape, right, left };
}

/** Where a text from `start` to `end` (parts of the width, 0..1) clears all lines: its base line above or below them. */
export function clearOf(lines: EffectLine[], start: number, end: number, below: boolean): number {
  const heights = lines.flatMap(({ from, to }) => [from + (to - from) * start, from + (to - from) * end]);
  return below ? Math.max(...heights) + 14 : Math.min(...heights) - 6;
}

/** A name that fits beside a line; the whole one stands in the text. */
export const shortened = (name: string, most = 22) => ([...name].length > most ? `${[...name].slice(0, most - 1).join("").trimEnd()}…` : name);
