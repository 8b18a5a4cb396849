import { describe, expect, it } from "vitest";
import { type Column, correct, mapping, missing, NO_CORRECTIONS, roleOf } from "./imports";

const column = (name: string, role: string): Column => ({ name, role, confidence: 1, scale: null, reason: "", samples: [] });
const columns = [column("user", "profile"), column("when", "time"), column("what", "event"), column("note", "property")];

describe("correct", () => {
  it("takes a single role from the column that had it", () => {
    const after = correct(columns, NO_CORRECTIONS, "note", "event");
    expect(columns.map((each) => roleOf(each, after))).toEqual(["profile", "time", "property", "event"]);
  });

  it("lets several columns be scores", () => {
    const first = correct(columns, NO_CORRECTIONS, "note", "score");
    const both = correct(columns, first, "what", "score");
    expect(mapping(columns, both).score).toEqual(["what", "note"]);
  });
});

describe("mapping", () => {
  it("sends nothing while the guess stands", () => expect(mapping(columns, NO_CORRECTIONS)).toEqual({}));

  it("sends every role once one is corrected", () => {
    const after = correct(columns, NO_CORRECTIONS, "note", "text");
    expect(mapping(columns, after)).toEqual({ profile: "user", event: "what", time: ["when"], text: ["note"] });
  });

  it("sends the scale and the moment as typed, trimmed", () => {
    expect(mapping(columns, { ...NO_CORRECTIONS, scale: " 1-5 ", at: "2018-05-31" })).toEqual({ scale: "1-5", at: "2018-05-31" });
  });
});

describe("missing", () => {
  it("is nothing when people and times are known", () => expect(missing(columns, NO_CORRECTIONS)).toEqual([]));

  it("names people and times, and takes a typed moment for a time", () => {
    const bare = [column("x", "property")];
    expect(missing(bare, NO_CORRECTIONS)).toEqual(["missing.who", "missing.time"]);
    expect(missing(bare, { ...NO_CORRECTIONS, at: "2018-05-31" })).toEqual(["missing.who"]);
  });
});
