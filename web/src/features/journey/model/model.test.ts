import { describe, expect, it } from "vitest";
import { complete } from "@/api/journey";
import type { MeasuredMap } from "@/api/types";
import { formatter } from "@/format/numbers";
import { filled } from "./fields";
import { before, lastDays, yearBefore } from "./presets";
import { queryOf, readView, writeView } from "./view";
import { ruleOf } from "./where";

describe("rules from choices", () => {
  it("joins values of a field as alternatives and fields as all required", () =>
    expect(ruleOf([{ field: "BAREA", value: "A" }, { field: "STRATA", value: "1" }, { field: "BAREA", value: "G" }])).toBe("BAREA in ('A', 'G') and STRATA = '1'"));
  it("quotes what the grammar cannot read bare", () =>
    expect(ruleOf([{ field: "case:channel", value: "it's" }, { field: "and", value: "1" }])).toBe("prop['case:channel'] = 'it''s' and prop['and'] = '1'"));
  it("is empty without choices", () => expect(ruleOf([])).toBe(""));
});

describe("windows", () => {
  it("end with the day of the newest fact", () => expect(lastDays("2018-05-31T12:00:00Z", 30)).toEqual({ from: "2018-05-02", to: "2018-06-01" }));
  it("before a whole month is the month before", () => expect(before({ from: "2018-03-01", to: "2018-04-01" })).toEqual({ from: "2018-02-01", to: "2018-03-01" }));
  it("before other windows has the same length", () => expect(before({ from: "2018-03-10", to: "2018-03-17" })).toEqual({ from: "2018-03-03", to: "2018-03-10" }));
  it("a year before", () => expect(yearBefore({ from: "2018-05-01", to: "2018-06-01" })).toEqual({ from: "2017-05-01", to: "2017-06-01" }));
});

describe("the address of a view", () => {
  const pinned = complete({ id: "a", slug: "a", title: "A", window: ["2018-05-01", "2018-06-01"], compare_window: ["2017-05-01", "2017-06-01"] });
  it.each(["", "from=2018-05-01&to=2018-06-01", "vs=none", "vs_where=BAREA%3AA&f=STRATA%3A1&f=STRATA%3A2", "vs_persona=p&persona=q&channel=web&channel=app", "vs_from=2017-01-01&vs_to=2018-01-01&show=table&zoom=wide&hide=a%2Cb"])(
    "%s reads back as it was written", (text) => {
      const view = readView(new URLSearchParams(text));
      expect(readView(writeView(view))).toEqual(view);
    });
  it("asks for the journey's own comparison", () => expect(queryOf(readView(new URLSearchParams()), pinned)).toMatchObject({ compare_from: "2017-05-01" }));
  it("does not hold the pinned comparison beside another window", () =>
    expect(queryOf(readView(new URLSearchParams("from=2018-01-01")), pinned)).not.toHaveProperty("compare_from"));
  it("keeps other filters on the compared side", () =>
    expect(queryOf(readView(new URLSearchParams("f=BAREA:A&f=X:1&vs_where=BAREA:G")), pinned)).toMatchObject({ where: "BAREA = 'A' and X = '1'", compare_where: "X = '1' and BAREA = 'G'" }));
});

describe("texts with fields", () => {
  const journey = complete({ id: "a", slug: "a", title: "A", emotions: [{ step: "food", valence: 0.9 }] });
  const measured = {
    measurement: { steps: [{ id: "food", feeling: { low2: { k: 115, n: 852, share: 0.135 }, valence: { value: 0.45 } }, rates: {} }], totals: { instances: 1055 } },
    comparison: null,
  } as unknown as MeasuredMap;
  const fill = (text: string) => filled(text, { journey, measured, format: formatter("en") }, "(not measured)").replaceAll("\u202f", " ");
  it.each([
    ["{{food.low2}} rate it low ({{ food.low2_of }})", "13.5 % rate it low (115 of 852)"],
    ["{{food.valence}}, assumed {{food.assumed}}", "+0.45, assumed +0.9"],
    ["{{journey.instances}} people", "1,055 people"],
    ["{{food.low2.before}} before", "(not measured) before"],
    ["{{nothing.low2}}", "(not measured)"],
  ])("%s becomes %s", (text, result) => expect(fill(text)).toBe(result));
});
