import { describe, expect, it } from "vitest";
import { dotRadius, valenceColour, valenceOf } from "@/format/valence";
import { emotionShape, range, UNIT, type EmotionInput } from "./emotion";
import { moved, placed } from "./placing";

const at = (observed: number | null, more: Partial<EmotionInput> = {}): EmotionInput => ({
  observed, low: observed === null ? null : observed - 0.1, high: observed === null ? null : observed + 0.1, n: 100, assumed: null, compared: null, ...more,
});

describe("emotion curve", () => {
  it("breaks where a step has no value", () => {
    const shape = emotionShape([at(1), at(0.5), at(null), at(1), at(0)], 100);
    expect(shape.runs).toHaveLength(2);
    expect(shape.bands).toHaveLength(2);
    expect(shape.dots.map((dot) => dot.column)).toEqual([0, 1, 3, 4]);
  });

  it("keeps one unit of valence at the same height whatever the data", () => {
    for (const inputs of [[at(1), at(0)], [at(2), at(-2)]]) {
      const { ticks } = emotionShape(inputs, 100);
      expect((ticks[0]?.y ?? 0) - (ticks[1]?.y ?? 0)).toBeCloseTo(UNIT);
    }
  });

  it("shows zero and stays within the scale", () => {
    expect(range([at(1.5)])).toEqual([-0.5, 1.6]);
    expect(range([at(1.95, { high: 2.3 })])[1]).toBe(2);
  });

  it("draws a lone point's interval", () => expect(emotionShape([at(null), at(1), at(null)], 100).bands[0]?.split(" ")).toHaveLength(4));

  it("puts better above worse", () => {
    const [better, worse] = emotionShape([at(1), at(-1)], 100).dots;
    expect(better?.y).toBeLessThan(worse?.y ?? 0);
  });
});

describe("marks", () => {
  it.each([[0.45, "var(--v-p1)"], [0.86, "var(--v-p2)"], [-0.66, "var(--v-n1)"], [-3, "var(--v-n4)"], [0.1, "var(--v-0)"]])(
    "colours %s with %s", (value, token) => expect(valenceColour(value)).toBe(token));
  it("maps scores of any scale", () => {
    expect(valenceOf(4, 1, 5)).toBe(1);
    expect(valenceOf(0, 0, 10)).toBe(-2);
  });
  it("grows the area with n", () => {
    expect(dotRadius(1000, 1000)).toBe(7);
    expect(dotRadius(250, 1000)).toBe(3.5);
    expect(dotRadius(1, 1000)).toBe(3);
  });
});

describe("placing cards", () => {
  const card = (from: number, to: number, row = 0) => ({ from, to, row, item: `${from}-${to}` });
  it("tiles every column once", () => {
    const [row] = placed([card(1, 2), card(4, 4)], 6);
    expect(row?.map((cell) => [cell.start, cell.span])).toEqual([[0, 1], [1, 2], [3, 1], [4, 1], [5, 1]]);
  });
  it("moves an overlapping card to a row of its own", () => expect(placed([card(0, 2), card(2, 3)], 4)).toHaveLength(2));
  it("leaves out what covers no column of the map", () => expect(placed([card(-1, 2), card(3, 9)], 4)[0]?.every((cell) => cell.item === null)).toBe(true));
});

describe("moving by keys", () => {
  const single = [0, 1, 2, 3].map((start) => ({ start, span: 1 }));
  const spanning = [{ start: 0, span: 1 }, { start: 1, span: 3 }];
  const rows = [single, spanning, single];
  it.each([
    ["ArrowRight", 1, 1, false, [1, 1]], ["ArrowLeft", 0, 2, false, [0, 1]], ["ArrowDown", 0, 2, false, [1, 2]], ["ArrowUp", 2, 3, false, [1, 3]],
    ["Home", 2, 3, false, [2, 0]], ["End", 2, 0, false, [2, 3]], ["Home", 2, 2, true, [0, 0]], ["End", 0, 0, true, [2, 3]], ["a", 0, 0, false, null],
  ] as const)("%s from %s,%s", (key, row, column, ctrl, to) => expect(moved(rows, row, column, key, ctrl)).toEqual(to));
});
