import { describe, expect, it } from "vitest";
import { initials } from "./initials";

describe("initials", () => {
  it.each([["Mia Berg", "MB"], ["mia", "M"], ["Анна Мария Орлова", "АО"], ["王小明", "王"], ["  ", "?"], ["😀 X", "😀X"]])(
    "of %s are %s",
    (name, expected) => expect(initials(name)).toBe(expected),
  );
});
