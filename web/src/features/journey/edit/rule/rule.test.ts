import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ofGroup, ofText, unfinished, widened } from "./draft";
import { parse } from "./parse";
import { render } from "./render";
import { type Group, groupOf, newRow, replaced, scalarOf, textOf, typedOf, withOperator } from "./rows";
import { RuleError } from "./tokens";

interface Shared {
  canonical: [string, string][];
  wrong: [string, number][];
}
const shared = JSON.parse(readFileSync(join(import.meta.dirname, "../../../../../../tests/rules/texts.json"), "utf8")) as Shared;

const rows = (text: string) => {
  const group = groupOf(parse(text));
  if (!group) throw new Error(`${text} is not shown as rows`);
  return group;
};

describe("the text of a rule", () => {
  it.each(shared.canonical)("%s is written as the server writes it", (text, canonical) => {
    expect(render(parse(text))).toBe(canonical);
    expect(render(parse(canonical))).toBe(canonical);
  });

  it.each(shared.wrong)("%s is wrong where the server says", (text, position) => {
    let caught: unknown = null;
    try {
      parse(text);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(RuleError);
    expect((caught as RuleError).position).toBe(position);
  });
});

describe("rows", () => {
  it.each(shared.canonical)("%s is the same rule after a way through rows, or has none", (text, canonical) => {
    const group = groupOf(parse(text));
    if (group) expect(textOf(group)).toBe(canonical);
  });

  it("are not there for the opposite of a group, and for true and false", () => {
    for (const text of ["not (a = 1 and b = 2)", "true", "a = 1 or false", "not a exists"]) expect(groupOf(parse(text))).toBeNull();
  });

  it("keep the opposite of a condition", () => {
    expect(rows("plan not contains 'x'").parts[0]).toMatchObject({ operator: "contains", negated: true });
  });

  it("leave out what is not complete", () => {
    const group: Group = { ...rows("event = 'a'"), parts: [...rows("event = 'a'").parts, newRow("plan")] };
    expect(textOf(group)).toBe("event = 'a'");
    expect(unfinished(group)).toBe(true);
  });

  it("are replaced and taken out by their path", () => {
    const group = rows("event = 'a' and (plan = 'b' or plan = 'c')");
    expect(textOf(replaced(group, [1, 0], null))).toBe("event = 'a' and plan = 'c'");
    expect(textOf(replaced(group, [0], { ...newRow("channel"), values: ["web"] }))).toBe("channel = 'web' and (plan = 'b' or plan = 'c')");
  });

  it("keep the values that another operator takes as well", () => {
    const [row] = rows("score in 1..5").parts;
    if (row?.kind !== "row") throw new Error("no row");
    expect(textOf({ kind: "group", join: "all", parts: [withOperator(row, ">=", false)] })).toBe("score >= 1");
    expect(textOf({ kind: "group", join: "all", parts: [withOperator(row, "in", false)] })).toBe("score in (1, 5)");
  });

  it("read typed values as their field has them", () => {
    expect([scalarOf("7", "number"), scalarOf("1.0", "number"), scalarOf("x", "number"), scalarOf("7", "text"), scalarOf("True", "flag")].map(typedOf)).toEqual(
      ["7", "1.0", "x", "7", "true"],
    );
    expect(scalarOf("7", "text")).toBe("7");
  });
});

describe("a draft", () => {
  it("begins with one row that waits for its value", () => {
    const draft = ofText("");
    expect(draft.group?.parts).toHaveLength(1);
    expect(draft.text).toBe("");
  });

  it("keeps text that is no rule, and says where it stops being one", () => {
    expect(ofText("event = ")).toEqual({ text: "event = ", group: null, wrongAt: 8 });
  });

  it("is edited as text where rows cannot say it", () => {
    expect(ofText("not (a = 1 or b = 2)")).toMatchObject({ group: null, wrongAt: null });
  });

  it("gets one more alternative", () => {
    expect(widened(ofText(""), "event = 'b'").text).toBe("event = 'b'");
    expect(ofGroup(rows(widened(ofText("event = 'a' and plan = 'x'"), "event = 'b'").text)).text).toBe("event = 'a' and plan = 'x' or event = 'b'");
  });
});
