import { describe, expect, it } from "vitest";
import type { Proposed } from "@/api/types";
import { counts, fates, toggled } from "./proposals";

const item = (id: string, kind: Proposed["kind"], parent: string | null = null, status: Proposed["status"] = "right"): Proposed => ({ id, kind, parent, status, label: id, problems: [], value: {} });
const ITEMS = [item("p", "persona"), item("s", "stage"), item("s-1", "step", "s"), item("s-1-e", "emotion", "s-1"), item("s-2", "step", "s", "wrong"), item("s-2-c", "card", "s-2")];

describe("fates", () => {
  it("take all that is right", () => {
    expect([...fates(ITEMS, new Set()).values()]).toEqual(["taken", "taken", "taken", "taken", "wrong", "falls"]);
  });

  it("let a step and its feeling fall with the stage", () => {
    expect([...fates(ITEMS, new Set(["s"])).values()]).toEqual(["taken", "rejected", "falls", "falls", "wrong", "falls"]);
  });

  it("keep a rejection while the stage is away", () => {
    const rejected = toggled(new Set(["s-1"]), "s");
    expect(fates(ITEMS, rejected).get("s-1")).toBe("rejected");
    expect(fates(ITEMS, toggled(rejected, "s")).get("s-1-e")).toBe("falls");
  });
});

describe("counts", () => {
  it("speak of what is taken only", () => {
    expect(counts(ITEMS, fates(ITEMS, new Set(["p"])))).toEqual([{ kind: "stage", count: 1 }, { kind: "step", count: 1 }, { kind: "emotion", count: 1 }]);
  });
});
