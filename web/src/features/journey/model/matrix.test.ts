import { describe, expect, it } from "vitest";
import type { StepMeasure, StepNeed, WorkScore } from "@/api/types";
import { byScore, needDots, placed, quarter, topOf, workDots } from "./matrix";
import { columnsOf, heldAt, pressed, readSorting, sorted, writeSorting } from "./tableRows";
import { readView, writeView } from "./view";

const need = (step: string, importance: number | null, value: number | null) => ({ step, title: step, importance, satisfaction: { value, low: value, high: value, n: 9 } }) as unknown as StepNeed;

describe("matrices", () => {
  it("hold only what has both measures, numbered as in the table", () =>
    expect(needDots([need("a", null, 4), need("b", 5, 3), need("c", 2, null)]).map((dot) => [dot.number, dot.x, dot.y])).toEqual([[2, 3, 5]]));
  it("never let two dots cover each other", () => {
    const dots = needDots([1, 2, 3, 4].map((index) => need(`s${index}`, 3, 5)));
    const places = placed(dots, [0, 10], [0, 6]);
    for (const [at, one] of places.entries()) for (const other of places.slice(at + 1)) expect(Math.hypot(one.cx - other.cx, one.cy - other.cy)).toBeGreaterThanOrEqual(20);
  });
  it.each([[5, 1, "quick"], [5, 5, "big"], [1, 1, "filler"], [1, 5, "doubt"]] as const)("value %s for effort %s is %s", (value, effort, wanted) => expect(quarter(value, effort, 3)).toBe(wanted));
  it("take work that has value and effort", () => expect(workDots([{ id: "a", kind: "action", title: "A", value: 4, effort: 2 }, { id: "b", kind: "action", title: "B", value: 4, effort: null }] as WorkScore[]).map((dot) => dot.id)).toEqual(["action-a"]));
  it("list the largest score first, missing ones last", () => expect(byScore([{ v: null }, { v: 1 }, { v: 3 }, { v: null }], (row) => row.v).map((row) => row.v)).toEqual([3, 1, null, null]));
  it("reach at least to five", () => expect([topOf([2]), topOf([7.5])]).toEqual([5, 8]));
});

const measure = (reach: number | null) =>
  ({ reach: { share: reach, n: 3 }, feeling: { valence: { value: 0.5, n: 3 }, top2: { share: null }, low2: { share: null } }, conversion: { share: null }, dropoff: { share: null }, skip: { share: null }, repeat: { share: null }, time_to_reach: { median: null }, time_to_next: { median: null }, mean_visits: { value: null }, stake: { value: null }, gap: null, cost_per_instance: null, notes: [], rates: { late: { share: 0.25, n: 4 } } }) as unknown as StepMeasure;

describe("the sorted table", () => {
  it("has a column for every measure with a number and every rate", () =>
    expect(columnsOf([measure(0.5)], [{ id: "late", type: "rate" }] as never)).toEqual(["step", "feeling", "answers", "reach", "kpi:late"]));
  it("reads a metric's own column", () => expect(heldAt("kpi:late", measure(1))).toEqual({ kind: "share", share: { share: 0.25, n: 4 } }));
  it("keeps its order in the address", () => {
    const columns = columnsOf([measure(0.5)]);
    const sorting = readSorting("-reach", columns);
    expect(sorting).toEqual({ column: "reach", down: true });
    expect(writeSorting(sorting)).toBe("-reach");
    expect(readSorting("nothing", columns)).toEqual({ column: "step", down: false });
    expect(pressed("reach", sorting)).toEqual({ column: "reach", down: false });
  });
  it("puts missing values last whichever way it is sorted", () => {
    const lines = [null, 0.2, 0.9].map((reach, index) => ({ step: { id: `s${index}` } as never, index, measure: measure(reach) }));
    for (const down of [true, false]) expect(sorted(lines, { column: "reach", down }).at(-1)?.index).toBe(0);
  });
});

describe("the shape of the view", () => {
  it.each(["grid", "table", "needs", "effort"])("%s is part of the address", (shape) => {
    const params = new URLSearchParams(`show=${shape}&sort=-reach`);
    expect(writeView(readView(params)).toString()).toBe(params.toString());
  });
  it("is the map unless told otherwise", () => expect(readView(new URLSearchParams("show=else")).shown).toBe("map"));
});
