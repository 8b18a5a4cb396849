/** Metrics ready made: each keeps its method, for one name is counted in several ways. No React. */
import type { Data } from "./operations";

export const METRIC_TYPES = ["nps", "csat", "ces", "rate", "count", "duration", "money", "mix", "other"] as const;
export type MetricType = (typeof METRIC_TYPES)[number];
export const METHODS = ["mean", "median", "top_box", "bottom_box", "net", "sum", "count", "rate", "last", "mix"] as const;

const PRESETS: Record<MetricType, Data> = {
  nps: { method: "net", top: [9, 10], bottom: [0, 6], minimum: 0, maximum: 10, source: "feedback" },
  csat: { method: "top_box", top: [4, 5], minimum: 1, maximum: 5, source: "feedback" },
  ces: { method: "mean", minimum: 1, maximum: 7, source: "feedback" },
  rate: { method: "rate" },
  count: { method: "count" },
  duration: { method: "median", good: "down" },
  money: { method: "sum", field: "value" },
  mix: { method: "mix", good: "none" },
  other: { method: "mean" },
};

export const newMetric = (id: string, type: MetricType, name: string): Data => ({ id, type, name, ...PRESETS[type] });

/** `9–10` as typed with any dash or two dots; null when it is no span. */
export function spanOf(text: string): [number, number] | null {
  const found = /^\s*(-?\d+(?:\.\d+)?)\s*(?:-|–|\.\.|,)\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text);
  if (!found) return null;
  const [low, high] = [Number(found[1]), Number(found[2])];
  return low <= high ? [low, high] : null;
}

export const spanText = (span: readonly number[] | null | undefined): string => (span ? `${span[0]}–${span[1]}` : "");
