import { describe, expect, it } from "vitest";
import { complete } from "@/api/journey";
import { CHOSEN, keptOf } from "../model/savedViews";
import { filterOf, personaOf, queryOf, readView } from "../model/view";
import { only, slideAfter, slidesOf } from "./slides";

const step = (id: string, stage: string, order: string) => ({ id, title: id.toUpperCase(), stage, order });
const view = { id: "v", title: "For the board", lanes: ["l1"], personas: ["ann"], filter: "place = 'A' or place = 'B'", slides: [] as string[] };
const journey = complete({
  id: "j", slug: "j", title: "Shop",
  stages: [{ id: "s1", title: "One", order: "a" }, { id: "s2", title: "Two", order: "b" }, { id: "empty", title: "None", order: "c" }],
  steps: [...Array.from({ length: 9 }, (_, index) => step(`a${index}`, "s1", `a${index}`)), step("b", "s2", "a"), step("c", "s2", "b")],
  lanes: [{ id: "l1", title: "Doing", type: "actions", order: "a" }, { id: "l2", title: "Feeling", type: "emotion", order: "b" }],
  cards: [{ id: "long", lane: "l1", span: { from_step: "a7", to_step: "b" }, text: "x" }, { id: "other", lane: "l1", span: { from_step: "c", to_step: "c" }, text: "y" }],
  personas: [{ id: "ann", name: "Ann" }],
  views: [view],
});

describe("slides", () => {
  it("are the title and every stage with steps, long stages in equal parts", () => {
    expect(slidesOf(journey, undefined).map((one) => [one.title, one.steps.length])).toEqual([["Shop", 0], ["One", 5], ["One", 4], ["Two", 2]]);
  });

  it("are those that a view names, stages or steps, in its order", () => {
    expect(slidesOf(journey, { ...view, slides: ["s2", "a0", "gone"] }).map((one) => one.title)).toEqual(["Shop", "Two", "A0"]);
  });

  it("show cards over what is left of their span", () => {
    const part = only(journey, ["b"]);
    expect(part.steps.map((one) => one.id)).toEqual(["b"]);
    expect(part.cards.map((card) => [card.id, card.span.from_step, card.span.to_step])).toEqual([["long", "b", "b"]]);
  });

  it.each([["ArrowRight", 0, 1], ["ArrowRight", 3, 3], ["ArrowLeft", 0, 0], [" ", 1, 2], ["Home", 2, 0], ["End", 0, 3], ["x", 1, null]])("%j at %d leads to %s", (key, at, next) =>
    expect(slideAfter(key, at, 4)).toBe(next));
});

describe("a saved view", () => {
  const shown = readView(new URLSearchParams("view=v"));

  it("filters and chooses its persona, unless another is chosen", () => {
    expect(queryOf(shown, journey)).toMatchObject({ persona: "ann", where: "place = 'A' or place = 'B'" });
    expect(personaOf({ ...shown, persona: "everyone" }, journey)).toBe("everyone");
    expect(filterOf({ ...shown, choices: [{ field: "paid", value: "yes" }] }, journey)).toBe("(place = 'A' or place = 'B') and paid = 'yes'");
  });

  it("keeps lanes, persona and filters as they are now", () => {
    const now = readView(new URLSearchParams("hide=l2&persona=ann&f=paid:yes&channel=web"));
    expect(keptOf(now, journey, "n", "Mine")).toEqual({ id: "n", title: "Mine", lanes: ["l1"], personas: ["ann"], filter: "(paid = 'yes') and (channel = 'web')", slides: [] });
    expect(keptOf(readView(new URLSearchParams()), journey, "n", "All")).toEqual({ id: "n", title: "All", lanes: [], personas: [], filter: null, slides: [] });
    expect({ ...now, ...CHOSEN, saved: "n" }).toMatchObject({ hidden: [], choices: [], channels: [], persona: null });
  });
});
