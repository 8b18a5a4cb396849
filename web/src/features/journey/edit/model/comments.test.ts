import { describe, expect, it } from "vitest";
import { complete } from "@/api/journey";
import type { Comment } from "@/api/types";
import { asked, linked, matching, named, readable, written } from "./mentions";
import { colourOf, initials, langOf } from "./people";
import { countsByPart, read, threadsOf, unreadIn } from "./threads";
import { cellOf, whereOf } from "./where";

const ANN = { id: "u1", name: "Ann Lee" };
const ANNA = { id: "u2", name: "Ann Lee Wood" };
const LI = { id: "u3", name: "李雯" };

function comment(id: string, thread: string, more: Partial<Comment> = {}): Comment {
  return { id, thread, number: 1, part: "steps", of: "pay", text: "x", mentions: [], author_id: "u1", author: "Ann", said_at: `2026-01-0${id.length}`, edited_at: null, resolved_at: null, resolved_by: null, mine: false, ...more };
}

describe("threads", () => {
  const threads = threadsOf([comment("b", "b", { number: 2, resolved_at: "2026-01-09", resolved_by: "Ann" }), comment("aaa", "a"), comment("a", "a"), comment("aa", "a", { mine: true }), comment("x", "gone")]);

  it("hold their comments in the order they were said, by number", () => {
    expect(threads.map((one) => [one.id, one.resolved, one.comments.map((said) => said.id)])).toEqual([["a", false, ["a", "aa", "aaa"]], ["b", true, ["b"]]]);
  });

  it("count others' words since they were looked at", () => {
    const [first] = threads;
    if (!first) throw new Error("no thread");
    expect(unreadIn(first, {})).toBe(2);
    expect(unreadIn(first, { a: "2026-01-02" })).toBe(1);
    expect(unreadIn(first, read({}, threads))).toBe(0);
  });

  it("are counted by part only while they are open", () => {
    expect([...countsByPart(threads)]).toEqual([["steps/pay", 1]]);
  });
});

describe("mentions", () => {
  it.each([
    ["@", 1, { from: 0, query: "" }],
    ["ask @An", 7, { from: 4, query: "An" }],
    ["ask @Ann L", 10, { from: 4, query: "Ann L" }],
    ["mail a@b.com", 12, null],
    ["@Ann said so and", 16, null],
    ["no one", 3, null],
  ])("are asked for in %j", (text, caret, found) => expect(asked(text, caret)).toEqual(found));

  it("offer those whose name begins so before those who only hold it", () => {
    expect(matching([LI, { id: "u4", name: "Joann" }, ANN], "ann").map((one) => one.id)).toEqual(["u1", "u4"]);
  });

  it("are put in where they were typed", () => {
    expect(named("ask @An please", 4, 7, ANN)).toEqual({ text: "ask @Ann Lee please", caret: 13 });
  });

  it("are kept with their ids, the longest name first, and read back", () => {
    const kept = written("@Ann Lee Wood and @Ann Lee, @李雯", [ANN, ANNA, LI]);
    expect(kept).toBe("@[Ann Lee Wood](u2) and @[Ann Lee](u1), @[李雯](u3)");
    expect(readable(kept)).toEqual({ text: "@Ann Lee Wood and @Ann Lee, @李雯", chosen: [ANNA, ANN, LI] });
  });

  it("are links of their own kind, whatever signs a name has", () => {
    expect(linked("@[A*n_n](u 1)")).toBe("@[A*n_n](u 1)");
    expect(linked("@[A*n_n](u/1)")).toBe("[@A\\*n\\_n](mention:u%2F1)");
  });
});

describe("people", () => {
  it.each([["Maria Tan", "MT"], ["李雯", "李"], ["А. Павлов", "АП"], ["You", "YO"], ["", "?"], ["R. Alvarez", "RA"]])("%s is %s", (name, signs) => expect(initials(name)).toBe(signs));
  it("keep one of four colours", () => {
    expect([colourOf("u1"), colourOf("u1")]).toEqual([colourOf("u1"), colourOf("u1")]);
    expect([1, 2, 3, 4]).toContain(colourOf("anybody"));
  });
  it.each([["等一下", "en", "zh"], ["等一下", "zh-Hant", "zh-Hant"], ["Такси", "en", "ru"], ["taxi", "en", undefined], ["taxi", "ru", "en"], ["バス停", "zh", "ja"]])(
    "who write %s on a map in %s write in %s",
    (text, around, lang) => expect(langOf(text, around)).toBe(lang),
  );
});

describe("a part in words", () => {
  const journey = complete({
    id: "j", slug: "j", title: "Shop", stages: [{ id: "buy", title: "Buy", order: "a" }],
    steps: [{ id: "pay", title: "Pay", stage: "buy", order: "a" }, { id: "get", title: "Get", stage: "buy", order: "b" }],
    lanes: [{ id: "doing", title: "Doing", type: "actions", order: "a" }],
    cards: [{ id: "c1", lane: "doing", span: { from_step: "pay", to_step: "get" }, text: "Pays" }, { id: "c2", lane: "doing", span: { from_step: "pay", to_step: "pay" }, reference: "slow" }],
    insights: [{ id: "slow", type: "pain", title: "Slow", steps: ["pay"] }],
  });
  it.each([
    ["journey", "", { key: "journey", name: "Shop" }],
    ["steps", "pay", { key: "step", name: "Pay" }],
    ["steps", "none", { key: "gone", name: "" }],
    ["cards", "c1", { key: "cell", name: "Pay", beside: "Doing" }],
    ["cards", "c2", { key: "pain", name: "Slow" }],
    ["insights", "slow", { key: "pain", name: "Slow" }],
    ["emotions", "pay//current", { key: "emotion", name: "Pay" }],
    ["transitions", "pay->get", { key: "transition", name: "Pay", beside: "Get" }],
    ["nonsense", "x", { key: "gone", name: "" }],
  ])("%s %s", (part, of, found) => expect(whereOf(journey, part, of)).toEqual(found));

  it("is read from where somebody is", () => {
    expect(cellOf("cards[c1].text")).toEqual({ part: "cards", of: "c1" });
    expect(cellOf("steps[a[b]]")).toEqual({ part: "steps", of: "a[b]" });
    expect(cellOf("")).toBeNull();
  });
});
