/** Promises beside data: what is counted above the list, how rows are ordered, what a change says. No React. */
import type { FutureGaps, MetricGap, PartChange, StepGap } from "@/api/types";

export type Verdict = StepGap["verdict"];
export const VERDICTS: Verdict[] = ["missed", "unclear", "kept", "not_tested", "not_measured"];

/** How many promises, feelings and metrics together, ended how. */
export function counted(found: FutureGaps): Map<Verdict, number> {
  const counts = new Map<Verdict, number>();
  for (const { verdict } of [...found.steps, ...found.metrics]) if (verdict !== "no_promise") counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return counts;
}

export type Order = "map" | "gap";

/** Steps in the order of the map, or the farthest short of its promise first; what has no gap keeps its place at the end. */
export function ordered(steps: StepGap[], order: Order, onlyPromised: boolean): StepGap[] {
  const shown = onlyPromised ? steps.filter((step) => step.target !== null || step.changes.length > 0) : steps;
  if (order === "map") return shown;
  const size = (step: StepGap) => step.difference.diff ?? Number.POSITIVE_INFINITY;
  return [...shown].sort((a, b) => (size(a) === size(b) ? 0 : size(a) - size(b)));
}

/** A metric's value now, its target and its distance, written alike: a share as a percentage. */
export function metricNumbers(row: MetricGap) {
  const share = row.share;
  const now = share ? { value: share.share, low: share.low, high: share.high, n: share.n ?? 0 } : { value: row.measured.value, low: row.measured.low, high: row.measured.high, n: row.measured.n };
  return { ...now, asShare: row.type === "rate" || share !== null };
}

export interface ChangeGroup {
  part: string;
  changes: PartChange[];
}

const PARTS = ["stages", "steps", "transitions", "lanes", "cards", "personas", "actors", "kpis"];

/** Changes by the part of the map they are in; what concerns the map itself stands last. */
export function grouped(changes: PartChange[]): ChangeGroup[] {
  const known = (change: PartChange) => (PARTS.includes(change.part) ? change.part : "map");
  return [...PARTS, "map"].map((part) => ({ part, changes: changes.filter((change) => known(change) === part) })).filter((group) => group.changes.length > 0);
}

/** Before and after as short text; places and lists are named by their kind alone. */
export function shortly(value: unknown): string {
  if (typeof value === "string") return value.length > 80 ? `${value.slice(0, 79)}…` : value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** Where two curves lie: promised, drawn and measured, on the fixed scale cropped to what is shown. */
export function gapShape(steps: StepGap[], width: number) {
  const known = steps.flatMap((step) => [step.target, step.assumed, step.measured.low, step.measured.high, step.measured.value]).filter((value) => value !== null);
  const high = Math.min(2, Math.max(0.5, ...known));
  const low = Math.max(-2, Math.min(-0.5, ...known));
  const [left, top, unit] = [30, 12, 58];
  const y = (value: number) => top + (high - value) * unit;
  const column = (width - left) / Math.max(1, steps.length);
  const marks = steps.map((step, index) => ({
    step: step.step,
    x: left + (index + 0.5) * column,
    target: step.target === null ? null : y(step.target),
    assumed: step.assumed === null ? null : y(step.assumed),
    value: step.measured.value === null ? null : y(step.measured.value),
    low: step.measured.low === null ? null : y(step.measured.low),
    high: step.measured.high === null ? null : y(step.measured.high),
    verdict: step.verdict,
  }));
  const runs: string[][] = [[]];
  for (const mark of marks) {
    if (mark.value === null) runs.push([]);
    else runs[runs.length - 1]?.push(`${mark.x.toFixed(1)},${mark.value.toFixed(1)}`);
  }
  return { height: Math.round(top + (high - low) * unit + 10), left, column, marks, runs: runs.filter((run) => run.length > 1).map((run) => run.join(" ")), ticks: [-2, -1, 0, 1, 2].filter((value) => value >= low && value <= high).map((value) => ({ value, y: y(value) })) };
}
