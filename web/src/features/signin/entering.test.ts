import { describe, expect, it } from "vitest";
import { pageAfter, secretOf } from "./entering";

describe("pageAfter", () => {
  it.each([["/journeys/a?x=1", "/journeys/a?x=1"], ["//evil.example", "/"], ["/\\evil.example", "/"], ["https://evil.example", "/"], [null, "/"]])(
    "of %s is %s",
    (wanted, page) => expect(pageAfter(wanted)).toBe(page),
  );
});

describe("secretOf", () => {
  it("is what stands behind the #", () => expect(secretOf("#abc_-1")).toBe("abc_-1"));
});
