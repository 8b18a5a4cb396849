/** Where steps and work lie on a matrix of two measures, and into which quarter they fall. No React. */
import type { StepNeed, WorkScore } from "@/api/types";

export interface Dot {
  id: string;
  /** The number written in the dot and before the row of the table. */
  number: number;
  title: string;
  x: number;
  y: number;
  /** Ends of the interval along x, where it has one. */
  low: number | null;
  high: number | null;
}

export interface Frame {
  width: number;
  height: number;
  x: [number, number];
  y: [number, number];
}

export const FRAME = { width: 620, height: 420, left: 44, right: 14, top: 14, bottom: 36 };
const RADIUS = 10;

/** From a pair of values to a place in the picture; larger y stands higher. */
export function placeIn(x: [number, number], y: [number, number]) {
  const { width, height, left, right, top, bottom } = FRAME;
  return {
    x: (value: number) => left + ((value - x[0]) / (x[1] - x[0])) * (width - left - right),
    y: (value: number) => top + ((y[1] - value) / (y[1] - y[0])) * (height - top - bottom),
  };
}

/** Dots in the picture; those that would cover each other are moved aside, the value stays in the table. */
export function placed(dots: Dot[], x: [number, number], y: [number, number]) {
  const to = placeIn(x, y);
  const done: { dot: Dot; cx: number; cy: number; low: number | null; high: number | null }[] = [];
  for (const dot of dots) {
    const cx = to.x(dot.x);
    let cy = to.y(dot.y);
    const covers = () => done.some((other) => Math.hypot(other.cx - cx, other.cy - cy) < 2 * RADIUS);
    for (let step = 1; covers() && step < 12; step += 1) cy = to.y(dot.y) + (step % 2 ? 1 : -1) * Math.ceil(step / 2) * 2 * RADIUS;
    const inside = Math.min(FRAME.height - FRAME.bottom - RADIUS, Math.max(FRAME.top + RADIUS, cy));
    done.push({ dot, cx, cy: inside, low: dot.low === null ? null : to.x(dot.low), high: dot.high === null ? null : to.x(dot.high) });
  }
  return done;
}

/** Steps with both importance and a measured satisfaction; x is satisfaction 0..10, y importance 1..5. */
export function needDots(steps: StepNeed[]): Dot[] {
  return steps.flatMap((step, index) =>
    step.importance === null || step.satisfaction.value === null ? [] : [{ id: step.step, number: index + 1, title: step.title, x: step.satisfaction.value, y: step.importance, low: step.satisfaction.low, high: step.satisfaction.high }]);
}

/** Work with both value and effort. */
export function workDots(work: WorkScore[]): Dot[] {
  return work.flatMap((one, index) => (one.value === null || one.effort === null ? [] : [{ id: `${one.kind}-${one.id}`, number: index + 1, title: one.title, x: one.effort, y: one.value, low: null, high: null }]));
}

export type Quarter = "quick" | "big" | "filler" | "doubt";

/** Much value for little effort, much for much, little for little, little for much; the middle counts as much value and little effort. */
export function quarter(value: number, effort: number, middle: number): Quarter {
  if (value >= middle) return effort <= middle ? "quick" : "big";
  return effort <= middle ? "filler" : "doubt";
}

/** The largest first; what has no value last, in the order it came. */
export function byScore<T>(rows: T[], read: (row: T) => number | null): T[] {
  return rows
    .map((row, index) => ({ row, index, value: read(row) }))
    .sort((a, b) => (a.value === null || b.value === null ? Number(a.value === null) - Number(b.value === null) || a.index - b.index : b.value - a.value || a.index - b.index))
    .map(({ row }) => row);
}

/** The top of an axis of scores that people give on 1 to 5, or more where someone went higher. */
export const topOf = (values: number[]): number => Math.max(5, ...values.map(Math.ceil));
