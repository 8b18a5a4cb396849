import { describe, expect, it } from "vitest";
import type { JourneyCard, SparkPoint } from "@/api/types";
import { headingsOf, passing, readChosen, tagsOf, withChange, withTag } from "./finding";
import { grouped, needsAttention, onShelf, sparkShape } from "./model";

const card = (part: Partial<JourneyCard>) =>
  ({ area: "A", data_label: "", status: "live", freshness: "live", overdue_days: 0, bound_steps: 3, steps: 3, instances: 10, persona: null, parent: null, ...part }) as JourneyCard;
const point = (value: number | null, weakest = false) =>
  ({ step: "s", title: "S", weakest, valence: { value, low: value, high: value, n: 9 } }) as SparkPoint;

describe("shelves", () => {
  it.each([[{ overdue_days: 2 }, true], [{ freshness: "stale" as const }, true], [{ bound_steps: 2 }, true], [{}, false], [{ status: "draft" as const, bound_steps: 0 }, false]])(
    "%o needs attention: %s", (part, wanted) => expect(needsAttention(card(part))).toBe(wanted));
  it("keeps drafts apart from live ones", () => {
    expect(onShelf(card({ status: "draft" }), "live")).toBe(false);
    expect(onShelf(card({ status: "draft" }), "drafts")).toBe(true);
  });
  it("groups by area in the order of coming", () => {
    const groups = grouped([card({ area: "B" }), card({ area: "A" }), card({ area: "B", status: "draft", instances: null })]);
    expect(groups.map((group) => [group.name, group.rows.length, group.drafts.length])).toEqual([["B", 1, 1], ["A", 1, 0]]);
  });
});

describe("finding journeys", () => {
  const cards = [
    card({ area: "A", owner: "Ada", department: "", tags: { brand: ["X", "Y"], country: ["Z"] } }),
    card({ area: "B", owner: "Bo", department: "Sales", tags: { brand: ["Y"] } }),
    card({ area: "B", owner: "", department: "", tags: {} }),
  ];
  const read = (text: string) => readChosen(new URLSearchParams(text), cards);
  it("offers every tag with its values", () => expect(tagsOf(cards)).toEqual([["brand", ["X", "Y"]], ["country", ["Z"]]]));
  it("passes only what has the tag's value", () => expect(passing(cards, read("tag=brand:Y")).length).toBe(2));
  it("needs all filters to hold", () => expect(passing(cards, read("tag=brand:Y&area=B&owner=Sales")).length).toBe(1));
  it("groups by a tag under each of its values, those without it last", () => {
    const by = read("group=tag:brand").group;
    expect(grouped(cards, (one) => headingsOf(one, by)).map((group) => [group.name, group.rows.length])).toEqual([["X", 1], ["Y", 2], ["", 1]]);
  });
  it("groups by owner or department", () => expect(grouped(cards, (one) => headingsOf(one, read("group=owner").group)).map((group) => group.name)).toEqual(["Ada", "Sales", ""]));
  it("an unknown group is the area", () => expect(read("group=tag:nothing&show=else")).toMatchObject({ group: "area", look: "rows" }));
  it("keeps other filters in the address", () => {
    expect(withTag(new URLSearchParams("owner=Ada&tag=brand:X&tag=country:Z"), "brand", "Y").toString()).toBe("owner=Ada&tag=country%3AZ&tag=brand%3AY");
    expect(withChange(new URLSearchParams("owner=Ada&show=tree"), "owner", null).toString()).toBe("show=tree");
  });
});

describe("spark", () => {
  it("breaks at a step without a value", () => {
    const shape = sparkShape([point(1), point(0), point(null), point(-1, true), point(1)], 190, 50);
    expect([shape.runs.length, shape.gaps.length, shape.dots.filter((dot) => dot.weakest).length]).toEqual([2, 1, 1]);
  });
  it("keeps the scale fixed", () => expect(sparkShape([point(2), point(-2)], 190, 50).dots.map((dot) => dot.y)).toEqual([4, 46]));
  it("of one step stays inside", () => expect(sparkShape([point(1)], 190, 50).dots[0]?.x).toBe(6));
});
