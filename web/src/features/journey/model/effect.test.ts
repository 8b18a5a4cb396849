import { describe, expect, it } from "vitest";
import type { MeasuredEffect } from "@/api/types";
import { apart, clearOf, effectShape, shortened } from "./effect";

const side = (before: number | null, after: number | null) => ({ name: "", before: { value: before }, after: { value: after } });
const effect = (group: [number | null, number | null], comparison: [number, number] | null, diff: number | null) =>
  ({ group: side(...group), comparison: comparison && side(...comparison), effect: { diff } }) as unknown as MeasuredEffect;

describe("the picture of a past change", () => {
  it("draws the highest feeling at the top and the lowest at the bottom", () => {
    const shape = effectShape(effect([1.22, 0.86], [1.35, 1.23], -0.24), 18, 100);
    expect([shape?.comparison?.from, shape?.group.to]).toEqual([18, 100]);
  });
  it("expects the group to change as the comparison did", () => {
    const shape = effectShape(effect([1, 0], [2, 1.5], -0.5), 0, 100);
    expect(shape?.expected).toEqual({ from: 50, to: 75 });
    expect((shape?.expected.to ?? 0) - (shape?.expected.from ?? 0)).toBeCloseTo((shape?.comparison?.to ?? 0) - (shape?.comparison?.from ?? 0));
  });
  it("expects no change without a comparison", () => {
    const shape = effectShape(effect([1, 0], null, -1), 0, 100);
    expect([shape?.comparison, shape?.expected]).toEqual([null, { from: 0, to: 0 }]);
  });
  it("of no change is one line in the middle", () => expect(effectShape(effect([1, 1], null, 0), 0, 100)?.group).toEqual({ from: 50, to: 50 }));
  it("is not drawn without a number", () => {
    expect(effectShape(effect([1, 0], [1, 1], null), 0, 100)).toBeNull();
    expect(effectShape(effect([1, null], null, null), 0, 100)).toBeNull();
  });
});

describe("texts beside the lines", () => {
  it("never lie closer than the gap, nor outside", () => {
    const placed = apart([50, 50, 52], 13, 0, 60).sort((a, b) => a - b);
    expect(placed.map((y, index) => (index ? y - (placed[index - 1] ?? 0) >= 13 : y >= 0))).toEqual([true, true, true]);
    expect(Math.max(...placed)).toBeLessThanOrEqual(60);
  });
  it("stay where they are when there is room", () => expect(apart([10, 50], 13, 0, 60)).toEqual([10, 50]));
  it("clear every line over their whole width", () => {
    const lines = [{ from: 0, to: 100 }, { from: 20, to: 20 }];
    expect([clearOf(lines, 0, 0.5, true), clearOf(lines, 0.5, 1, false)]).toEqual([64, 14]);
  });
  it("are cut by characters, not by halves of them", () => expect(shortened("😀".repeat(30))).toBe(`${"😀".repeat(21)}…`));
});
