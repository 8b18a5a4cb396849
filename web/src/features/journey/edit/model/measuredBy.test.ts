import { describe, expect, it } from "vitest";
import { complete } from "@/api/journey";
import { measuredBy } from "./measuredBy";

const shop = (step: object = {}, more: object = {}) =>
  complete({
    id: "shop",
    slug: "shop",
    title: "Shop",
    stages: [{ id: "buy", title: "Buy", order: "a" }],
    steps: [{ id: "pay", title: "Pay", stage: "buy", order: "a", match: "event = 'pay'", ...step }],
    ...more,
  });

describe("what decides the numbers of a map", () => {
  it("is not its words", () => {
    expect(measuredBy(shop({ title: "Paying", caption: "by card" }, { title: "The shop" }))).toBe(measuredBy(shop()));
  });

  it.each([
    ["a bound step", { match: "event = 'paid'" }, {}],
    ["an unbound step", { match: null }, {}],
    ["what its answers are", { feedback: "question = 'pay'" }, {}],
    ["where it stands", { order: "b" }, {}],
    ["where the journey ends", {}, { scope: { ends: { paid: "event = 'pay'" } } }],
    ["whom a persona stands for", {}, { personas: [{ id: "a", name: "A", segment: "plan = 'pro'" }] }],
  ])("is %s", (_, step, more) => expect(measuredBy(shop(step, more))).not.toBe(measuredBy(shop())));
});
