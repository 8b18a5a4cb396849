import { describe, expect, it } from "vitest";
import { between, NoRankBetween } from "./ranks";

describe("between", () => {
  it("lies between, however often", () => {
    let low = "a";
    const high = "b";
    for (let time = 0; time < 200; time += 1) {
      const key = between(low, high);
      expect(key > low && key < high).toBe(true);
      low = key;
    }
  });
  it.each([[null, null], [null, "a"], ["a", null], ["zz", null], [null, "0i"], ["i", "i5"]])("knows both ends: %s, %s", (low, high) => {
    const key = between(low, high);
    expect(low === null || key > low).toBe(true);
    expect(high === null || key < high).toBe(true);
  });
  it("says when nothing is left", () => {
    expect(() => between(null, "0")).toThrow(NoRankBetween);
    expect(() => between("b", "a")).toThrow(NoRankBetween);
  });
});
