import { describe, expect, it } from "vitest";
import { applyAll } from "./apply";
import { newMetric, spanOf, spanText } from "./kpis";
import { afterAll, moved } from "./orders";
import { freeName, renamed, without } from "./scope";

const people = (...orders: string[]) => orders.map((order, place) => ({ id: `p${place}`, order }));
const order = (list: { id: string; order: string }[]) => [...list].sort((a, b) => (a.order < b.order ? -1 : 1)).map((one) => one.id);

describe("moving a part", () => {
  it.each([
    [["", "", ""], "p2", -1, ["p0", "p2", "p1"]],
    [["", "", ""], "p0", 1, ["p1", "p0", "p2"]],
    [["a", "b", "c"], "p1", -1, ["p1", "p0", "p2"]],
  ] as const)("in %j takes %s by %i", (orders, id, by, expected) => {
    const personas = people(...orders);
    const after = applyAll({ personas }, moved("personas", personas, id, by));
    expect(order(after?.personas as { id: string; order: string }[])).toEqual(expected);
  });

  it("does nothing at the ends and for parts that are gone", () => {
    const personas = people("a", "b");
    expect([moved("personas", personas, "p0", -1), moved("personas", personas, "p1", 1), moved("personas", personas, "x", 1)]).toEqual([[], [], []]);
  });

  it("puts a new one after all", () => {
    expect(afterAll(people("i", "", "k")) > "k").toBe(true);
    expect(afterAll([])).not.toBe("");
  });
});

describe("metrics", () => {
  it("keep their method", () => expect(newMetric("m", "nps", "NPS")).toMatchObject({ method: "net", top: [9, 10], bottom: [0, 6] }));
  it.each([["9-10", [9, 10]], ["0–6", [0, 6]], ["1 .. 2.5", [1, 2.5]], ["6-0", null], ["nine", null], ["", null]])("read %j as %j", (text, span) => expect(spanOf(text)).toEqual(span));
  it("write a span", () => expect([spanText([9, 10]), spanText(null)]).toEqual(["9–10", ""]));
});

describe("outcomes", () => {
  const scope = { ends: { paid: "event = 'paid'", left: "event = 'left'" }, success: ["paid"] };
  it("keep their place and their success under another name", () => {
    expect(renamed(scope, "paid", "bought")).toEqual({ ends: { bought: "event = 'paid'", left: "event = 'left'" }, success: ["bought"] });
    expect(Object.keys(renamed(scope, "paid", "bought").ends)).toEqual(["bought", "left"]);
  });
  it("do not take a name that is taken or empty", () => {
    expect(renamed(scope, "paid", "left")).toEqual(scope);
    expect(renamed(scope, "paid", "")).toEqual(scope);
  });
  it("go, and are no success any more", () => expect(without(scope, "paid")).toEqual({ ends: { left: "event = 'left'" }, success: [] }));
  it("get a name of their own", () => expect([freeName(scope, "done"), freeName(scope, "paid")]).toEqual(["done", "paid 2"]));
});
