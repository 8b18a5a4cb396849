import { describe, expect, it } from "vitest";
import { fieldOf, grouped, isProse, lineOf, shown } from "./differences";
import { causeOf, recent } from "./history";
import { wordsOf } from "./keptWords";
import { OwnWords } from "./lost";
import { insert, type Made, type Operation, remove, set } from "./operations";
import { wordDiff } from "./wordDiff";

const marked = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ kind, text }) => (kind === "same" ? text : kind === "in" ? `+${text}+` : `-${text}-`))
    .join("");

function made(version: number, operations: Operation[], more: Partial<Made> = {}): Made {
  return { version, id: `e${version}`, client: "p1", author_id: "u1", author: "Ann", label: "text", operations, inverse: [], undoes: null, made_at: `t${version}`, ...more };
}

describe("words that changed", () => {
  it.each([
    ["the same", "the same", "the same"],
    ["the big dog", "the small dog", "the -big-+small+ dog"],
    ["a b", "a b c", "a b+ c+"],
    ["安检太慢", "安检很慢", "安检-太-+很+慢"],
    ["", "new", "+new+"],
  ])("from %j to %j", (before, after, found) => expect(marked(before, after)).toBe(found));

  it("give both texts back", () => {
    const [before, after] = ["Leaves home, hotel or last flight", "Leaves the hotel late, or a flight"];
    const pieces = wordDiff(before, after);
    expect(pieces.filter((one) => one.kind !== "in").map((one) => one.text).join("")).toBe(before);
    expect(pieces.filter((one) => one.kind !== "out").map((one) => one.text).join("")).toBe(after);
  });

  it("are not looked for in very long texts", () => expect(wordDiff("a ".repeat(2000), "b")).toHaveLength(2));
});

describe("differences", () => {
  const title = { kind: "changed", path: "steps[pay].title", what: "title of step 'Pay's way'", before: "Pay", after: "Pay's way" };

  it("say which part, its name and field", () => {
    expect(lineOf(title)).toMatchObject({ part: "steps", name: "Pay's way", field: "title" });
    expect(lineOf({ kind: "changed", path: "scope.success", what: "scope, success", before: null, after: [] })).toMatchObject({ part: "journey", field: "scope.success" });
  });

  it("name a part by whole words of its text", () => {
    const words = "Looks around for the wrong terminal and then misses every sign there".slice(0, 60);
    expect(lineOf({ ...title, what: `text of card '${words}'` }).name).toBe("Looks around for the wrong terminal and then misses every…");
  });

  it("stand together by kind of part", () => {
    const lane = { kind: "added", path: "lanes[x]", what: "lane 'X'", before: null, after: {} };
    expect(grouped([title, lane, title]).map((one) => [one.part, one.lines.length])).toEqual([["steps", 2], ["lanes", 1]]);
  });

  it("show values as people read them", () => {
    expect([null, "", "x", 0.5, ["a", "b"], { a: 1 }].map(shown)).toEqual([null, null, "x", "0.5", "a, b", '{"a":1}']);
    expect(fieldOf(lineOf({ ...title, path: "cards[a].span.row" }))).toBe("span");
    expect(isProse(lineOf(title))).toBe(false);
  });
});

describe("history", () => {
  const version = { version: 4, saved_at: "", cause: "edited", author: "", label: "" };
  it("says why a version was kept", () => {
    expect(causeOf(version)).toEqual({ cause: "automatic" });
    expect(causeOf({ ...version, label: "Workshop" })).toEqual({ cause: "named" });
    expect(causeOf({ ...version, cause: "restored from version 12" })).toEqual({ cause: "restored", from: 12 });
    expect(causeOf({ ...version, version: 1, cause: "" })).toEqual({ cause: "first" });
  });

  it("tells changes of one person to one part once, the newest first", () => {
    const words = [set("cards", "c1", "text", "a")];
    const lines = recent([made(2, words), made(3, words), made(4, words, { author_id: "u2", client: "p2" }), made(5, [remove("steps", "pay")], { label: "step_delete" })], "p2");
    expect(lines.map((one) => [one.label, one.of, one.times, one.own, one.made_at])).toEqual([
      ["step_delete", "pay", 1, false, "t5"],
      ["text", "c1", 1, true, "t4"],
      ["text", "c1", 2, false, "t3"],
    ]);
  });
});

describe("words", () => {
  it("of a refused change are kept to be copied", () => {
    expect(wordsOf([insert("steps", { id: "s", title: "Wait", order: "b" }), set("cards", "c", "text", "Long queue"), set("steps", "s", "order", "c"), remove("steps", "s")])).toEqual(["Wait", "Long queue"]);
  });

  it("of one's own that another replaced are told once", () => {
    const own = new OwnWords();
    own.keep(made(2, [set("cards", "c", "text", "mine"), set("steps", "s", "order", "b")]));
    const theirs = made(3, [set("cards", "c", "text", "theirs"), set("steps", "s", "order", "c")], { author: "Li" });
    expect(own.lostTo(theirs, [])).toEqual([{ part: "cards", of: "c", field: "text", author: "Li", value: "mine", change: "e3" }]);
    expect(own.lostTo(theirs, [])).toEqual([]);
  });

  it("are not lost where newer own words are on their way", () => {
    const own = new OwnWords();
    own.keep(made(2, [set("cards", "c", "text", "mine")]));
    const pending = { id: "x", base: 2, operations: [set("cards", "c", "text", "newer")], label: "", undoes: null };
    expect(own.lostTo(made(3, [set("cards", "c", "text", "theirs")]), [pending])).toEqual([]);
  });
});
