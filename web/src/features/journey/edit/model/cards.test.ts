import { describe, expect, it } from "vitest";
import { complete } from "@/api/journey";
import { applyAll } from "./apply";
import { asText, promoted, referredBy, stepsUnder, type Target } from "./cards";
import { told, withLane, withStage, withSteps } from "./goes";
import { isDuration } from "./durations";

const DOCUMENT = {
  id: "shop",
  slug: "shop",
  title: "Shop",
  stages: [{ id: "buy", title: "Buy", order: "a" }, { id: "get", title: "Get", order: "b" }],
  steps: [
    { id: "look", title: "Look", stage: "buy", order: "a" },
    { id: "pay", title: "Pay", stage: "buy", order: "b" },
    { id: "wait", title: "Wait", stage: "get", order: "a" },
  ],
  lanes: [{ id: "doing", title: "Doing", type: "actions", order: "a" }],
  cards: [
    { id: "wide", lane: "doing", span: { from_step: "look", to_step: "pay" }, text: "Reads the prices\nand compares them", evidence: "partial" },
    { id: "narrow", lane: "doing", span: { from_step: "pay", to_step: "pay" }, title: "Card terminal", text: "By the door" },
  ],
  emotions: [{ step: "pay", valence: -1 }],
  transitions: [{ source: "look", target: "pay" }, { source: "pay", target: "wait" }],
  insights: [{ id: "queue", type: "pain", title: "Queue", steps: ["pay"] }],
};
const journey = complete(DOCUMENT);
const card = (id: string, of = journey) => {
  const found = of.cards.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe("a card made a part of its own", () => {
  it.each<[Target, string]>([["touchpoint", "library"], ["channel", "library"], ["insight", "insights"], ["action", "actions"]])("as %s stands in %s", (target, list) => {
    const after = complete(applyAll(DOCUMENT, promoted(journey, card("wide"), target)));
    const referred = referredBy(after, card("wide", after));
    expect(referred?.list).toBe(list);
    expect(referred?.part.name ?? referred?.part.title).toBe("Reads the prices");
    expect(card("wide", after)).toMatchObject({ title: "", text: "" });
  });

  it("takes its steps and its evidence with it", () => {
    const after = complete(applyAll(DOCUMENT, promoted(journey, card("wide"), "insight")));
    expect(after.insights.at(-1)).toMatchObject({ steps: ["look", "pay"], level: "partial" });
  });

  it("is text again with the same words, and the part stays", () => {
    const there = complete(applyAll(DOCUMENT, promoted(journey, card("narrow"), "system")));
    const referred = referredBy(there, card("narrow", there));
    if (!referred) throw new Error("no reference");
    const back = complete(applyAll({ ...there }, asText(referred, card("narrow", there))));
    expect(card("narrow", back)).toMatchObject({ title: "Card terminal", text: "By the door" });
    expect(back.library).toHaveLength(1);
  });
});

describe("what goes with a part", () => {
  it("is told for a step: the card that covers more than it stays", () => {
    expect(withSteps(journey, ["pay"])).toEqual({ steps: 1, transitions: 2, emotions: 1, cards: 1, names: 1 });
    expect(told(withSteps(journey, ["wait"]))).toEqual(["steps", "transitions"]);
  });

  it("is told for a stage with all its steps, and for a lane", () => {
    expect(withStage(journey, "buy")).toMatchObject({ steps: 2, cards: 2 });
    expect(withLane(journey, "doing")).toMatchObject({ steps: 0, cards: 2 });
  });

  it("knows which steps a card covers, whichever way round", () => {
    expect(stepsUnder(journey, { ...card("wide"), span: { from_step: "pay", to_step: "look", row: 0 } })).toEqual(["look", "pay"]);
  });
});

describe("durations in words", () => {
  it.each(["2h", "1h 30m", "90 min", "250ms", "1.5d", "7D"])("takes %s", (text) => expect(isDuration(text)).toBe(true));
  it.each(["", "soon", "2", "2 hours", "h", "-2h"])("refuses %s", (text) => expect(isDuration(text)).toBe(false));
});
