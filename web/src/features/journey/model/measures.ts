/** What a lane of numbers shows at a step, and the scale that all its cells share. No React. */
import type { Estimate, Lane, MeasuredMap, MixPart, Note, ShareOf, StepMeasure, Times } from "@/api/types";

export type Cell =
  | { kind: "count"; value: number }
  | { kind: "gap"; value: number }
  | { kind: "share"; share: ShareOf; tone: "f" | "n" | "p"; digits: 0 | 1 }
  | { kind: "drop"; reach: ShareOf; drop: ShareOf; next: number | null }
  | { kind: "times"; times: Times }
  | { kind: "stake"; stake: Estimate }
  | { kind: "mean"; estimate: Estimate }
  | { kind: "mix"; mix: MixPart[] }
  | { kind: "absent"; note: Note | null; n: number };

const absent = (note: Note | null, n = 0): Cell => ({ kind: "absent", note, n });
const shareCell = (share: ShareOf, tone: "f" | "n" | "p" = "f", digits: 0 | 1 = 0): Cell =>
  share.share === null ? absent(share.note, share.n ?? 0) : { kind: "share", share, tone, digits };
const timesCell = (times: Times): Cell => (times.median === null ? absent(times.note, times.n) : { kind: "times", times });

/** The cell of a step; `good` is the direction of the metric that the lane shows. */
export function cellOf(lane: Lane, step: StepMeasure, next: StepMeasure | null, good: string): Cell {
  const note = step.notes[0] ?? null;
  switch (lane.measure) {
    case "answers":
      return step.feeling.valence.n ? { kind: "count", value: step.feeling.valence.n } : absent(step.feeling.valence.note);
    case "gap":
      return step.gap === null ? absent(step.feeling.valence.note) : { kind: "gap", value: step.gap };
    case "reach":
      return shareCell(step.reach);
    case "conversion":
      return shareCell(step.conversion);
    case "skip":
      return shareCell(step.skip);
    case "repeats":
      return step.mean_visits.value === null ? absent(step.mean_visits.note ?? step.repeat.note, step.mean_visits.n) : shareCell(step.repeat, "f", 1);
    case "dropoff":
      return step.dropoff.share === null ? absent(step.dropoff.note ?? step.reach.note, step.dropoff.n ?? 0) : { kind: "drop", reach: step.reach, drop: step.dropoff, next: next?.reach.share ?? null };
    case "time_to_next":
      return timesCell(step.time_to_next);
    case "time_to_reach":
      return timesCell(step.time_to_reach);
    case "stake":
      return step.stake.value === null ? absent(step.stake.note, step.stake.n) : { kind: "stake", stake: step.stake };
    case "cost":
      return step.cost_per_instance === null ? absent(note) : { kind: "mean", estimate: { value: step.cost_per_instance, low: null, high: null, n: step.instances ?? 0, method: "", note: null } };
    case "channels":
      return step.channels.length ? { kind: "mix", mix: step.channels } : absent(note);
    case "metric": {
      const rate = lane.metric ? step.rates[lane.metric] : undefined;
      return rate ? shareCell(rate, good === "down" ? "n" : good === "up" ? "p" : "f", 1) : absent(null);
    }
    default:
      return absent(null);
  }
}

export interface LaneScale {
  /** The share, difference or amount at which a picture is full. */
  full: number;
  /** Shortest and longest time of the lane, for its shared logarithmic axis. */
  shortest: number;
  longest: number;
  tests: number;
}

/** Up to the next of 1, 2, 5, 10, 20, 50 ... so that an axis ends at a round number. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((step) => step * power >= value * 0.9999) ?? 10) * power;
}

export function laneScale(lane: Lane, measured: MeasuredMap | null): LaneScale {
  const scale = { full: 1, shortest: 1, longest: 1, tests: 0 };
  const steps = measured?.measurement.steps ?? [];
  const highs = (values: (number | null | undefined)[]) => Math.max(0, ...values.map((value) => Math.abs(value ?? 0)));
  if (lane.measure === "change") {
    const rows = measured?.comparison?.steps.map((row) => row.valence) ?? [];
    scale.full = highs(rows.flatMap((row) => [row.low, row.high])) || 1;
    scale.tests = Math.max(0, ...rows.map((row) => row.tests));
  }
  if (lane.measure === "stake") scale.full = highs(steps.flatMap((step) => [step.stake.low, step.stake.high])) * 1.05 || 1;
  if (lane.measure === "metric") scale.full = Math.min(1, roundUp(highs(steps.map((step) => step.rates[lane.metric ?? ""]?.high))));
  if (lane.measure === "time_to_next" || lane.measure === "time_to_reach") {
    const times = steps.map((step) => (lane.measure === "time_to_next" ? step.time_to_next : step.time_to_reach)).filter((one) => one.median !== null);
    scale.shortest = Math.max(1, Math.min(...times.map((one) => one.p10 ?? one.median ?? 1)));
    scale.longest = Math.max(scale.shortest * 2, ...times.map((one) => one.p90 ?? one.median ?? 1));
  }
  return scale;
}

/** Where a time lies on the lane's shared logarithmic axis, 0..1. */
export function onLogScale(seconds: number, scale: LaneScale): number {
  const span = Math.log(scale.longest / scale.shortest);
  return span > 0 ? Math.min(1, Math.max(0, Math.log(Math.max(seconds, scale.shortest) / scale.shortest) / span)) : 0.5;
}

/** Whether the lane has a number at any step; else one sentence says why, instead of a row of equal cells. */
export function measuredAnywhere(lane: Lane, measured: MeasuredMap): boolean {
  if (lane.measure === "change") return Boolean(measured.comparison?.steps.some((row) => row.valence.diff !== null));
  return measured.measurement.steps.some((step, index, all) => cellOf(lane, step, all[index + 1] ?? null, "none").kind !== "absent");
}
