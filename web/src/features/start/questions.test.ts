import { describe, expect, it } from "vitest";
import { answered, answersOf, type Draft, EMPTY, names, QUESTIONS, shown, target } from "./questions";

const draft = (fields: Partial<Draft["fields"]>, kpi: Partial<Draft["kpi"]> = {}): Draft => ({ fields: { ...EMPTY.fields, ...fields }, kpi: { ...EMPTY.kpi, ...kpi } });

describe("names", () => {
  it.each([["App\nWeb", ["App", "Web"]], ["App, Web,App", ["App", "Web"]], ["应用、网站，门店", ["应用", "网站", "门店"]], ["  ", []]])("of %j are %j", (text, found) => {
    expect(names(text)).toEqual(found);
  });
});

describe("target", () => {
  it.each([["40", 40], ["0,85", 0.85], ["\u22125", -5], ["", null], ["many", null], ["1e9", null]])("of %j is %j", (text, found) => {
    expect(target(text)).toBe(found);
  });
});

describe("answers", () => {
  it("leave out what was skipped", () => {
    const made = answersOf(EMPTY, "ru");
    expect(made).toMatchObject({ language: "ru", title: "", personas: [], template: null, review_by: null });
    expect(QUESTIONS.some((question) => answered(EMPTY, question))).toBe(false);
  });

  it("carry what was typed", () => {
    const made = answersOf(draft({ title: " Renting ", channels: "App\nStation", template: "retail", review_by: "2027-05-01" }, { name: "NPS", target: "40" }), "en");
    expect(made).toMatchObject({ title: "Renting", channels: ["App", "Station"], template: "retail", review_by: "2027-05-01", kpi: { name: "NPS", type: "nps", target: 40 } });
  });

  it("are shown in the summary by their names", () => {
    const filled = draft({ template: "retail", personas: "Anna\nBen" }, { name: "NPS", target: "40" });
    const texts = QUESTIONS.map((question) => shown(filled, question, new Map([["retail", "Retail"]]), (type) => type.toUpperCase()));
    expect(texts.filter(Boolean)).toEqual(["Retail", "Anna, Ben", "NPS, NPS, 40"]);
  });
});
