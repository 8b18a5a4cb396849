import { describe, expect, it } from "vitest";
import type { FutureGaps, MetricGap, PartChange, StepGap } from "@/api/types";
import { counted, gapShape, grouped, metricNumbers, ordered, shortly } from "./model";

const step = (id: string, diff: number | null, verdict: StepGap["verdict"], target: number | null = 1) =>
  ({ step: id, target, assumed: null, changes: [], verdict, difference: { diff }, measured: { value: diff === null ? null : 1 + diff, low: diff, high: diff, n: 9 } }) as unknown as StepGap;
const steps = [step("a", -0.1, "unclear"), step("b", null, "not_measured"), step("c", -0.9, "missed"), step("d", null, "no_promise", null)];

describe("promises", () => {
  it("are counted by how they ended, feelings and metrics together", () => {
    const found = { steps, metrics: [{ verdict: "missed" }] } as unknown as FutureGaps;
    expect(Object.fromEntries(counted(found))).toEqual({ unclear: 1, not_measured: 1, missed: 2 });
  });
  it("farthest from being kept come first, those without a gap last", () =>
    expect(ordered(steps, "gap", true).map((one) => one.step)).toEqual(["c", "a", "b"]));
  it("in the order of the map keep it", () => expect(ordered(steps, "map", false).map((one) => one.step)).toEqual(["a", "b", "c", "d"]));
  it("of a rate are read from its share", () =>
    expect(metricNumbers({ type: "rate", share: { share: 0.4, low: 0.3, high: 0.5, n: 10 }, measured: {} } as unknown as MetricGap)).toEqual({ value: 0.4, low: 0.3, high: 0.5, n: 10, asShare: true }));
  it("break the curve where nothing is measured", () => expect(gapShape(steps, 400).runs).toEqual([]));
});

describe("changes", () => {
  const change = (part: string) => ({ part, kind: "added" }) as PartChange;
  it("stand by part, the map itself last", () =>
    expect(grouped([change("goal"), change("lanes"), change("steps"), change("steps")]).map((group) => [group.part, group.changes.length])).toEqual([["steps", 2], ["lanes", 1], ["map", 1]]));
  it("are told shortly", () => expect([shortly("x".repeat(100)).length, shortly({ a: 1 }), shortly(3), shortly(null)]).toEqual([80, "", "3", ""]));
});
