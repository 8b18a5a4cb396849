import { expect, it } from "vitest";
import { expiryAfter, originsOf } from "./terms";

it("counts days from now, and none means for ever", () => {
  const now = new Date("2026-01-30T12:00:00Z");
  expect(expiryAfter("7", now)).toBe("2026-02-06T12:00:00.000Z");
  expect(expiryAfter("", now)).toBeNull();
});

it("reads sites and leaves out their paths and doubles", () => {
  expect(originsOf("https://a.example/x, https://b.example  https://a.example")).toEqual(["https://a.example", "https://b.example"]);
  expect(originsOf(" ")).toEqual([]);
});
