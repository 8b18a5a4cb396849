import { describe, expect, it } from "vitest";
import type { Estimate, Persona, PersonaNumbers, PersonasMeasured } from "@/api/types";
import { chosenOf, initials, overlay, portraitOf, seriesOf, toggled, traitsOf } from "./model";

const felt = (value: number | null): Estimate => ({ value, low: value === null ? null : value - 0.2, high: value === null ? null : value + 0.2, n: 9, method: "", note: null });
const persona = (id: string, values: (number | null)[]) => ({ id, name: id.toUpperCase(), steps: values.map((value, index) => ({ id: `s${index}`, valence: felt(value) })) }) as unknown as PersonaNumbers;
const found = {
  everyone: [0, 1, 0.5].map((value, index) => ({ id: `s${index}`, valence: felt(value) })),
  personas: [persona("a", [1, null, -1]), persona("b", [0.5, 0.2, 0.1]), persona("drawn", [])],
} as unknown as PersonasMeasured;

describe("overlaid personas", () => {
  it("are those of the address, once each, at most four, and only with numbers", () => {
    expect(chosenOf("b,drawn,b,everyone,nobody", found)).toEqual(["b", "everyone"]);
    expect(chosenOf(null, found)).toEqual(["a", "b", "everyone"]);
  });
  it("toggle, and a fifth is not taken", () => {
    expect(toggled(["a"], "a")).toEqual([]);
    expect(toggled(["a", "b", "c", "d"], "e")).toEqual(["a", "b", "c", "d"]);
  });
  it("break at a step without a value", () => {
    const shape = overlay(seriesOf(found, ["a", "b"], "Everyone"), 3, 700);
    expect(shape.curves.map((curve) => [curve.runs.length, curve.points.length])).toEqual([[0, 2], [1, 3]]);
  });
  it("lie beside each other within a step, and labels do not cover each other", () => {
    const shape = overlay(seriesOf(found, ["b", "everyone"], "Everyone"), 3, 700);
    const [one, other] = shape.curves;
    expect(one?.points[0]?.x).toBeLessThan(other?.points[0]?.x ?? 0);
    expect(Math.abs((one?.label.y ?? 0) - (other?.label.y ?? 0))).toBeGreaterThanOrEqual(14);
  });
  it("keep the scale fixed however far apart the values are", () => {
    const shape = overlay([{ id: "x", name: "X", points: [felt(2), felt(-2)] }], 2, 700);
    expect((shape.curves[0]?.points[1]?.y ?? 0) - (shape.curves[0]?.points[0]?.y ?? 0)).toBe(4 * 62);
  });
});

describe("cards", () => {
  it.each([["App on the coast", "AO"], ["Members", "M"], ["第一次来", "第"], ["Анна Петрова", "АП"]])("of %s begin with %s", (name, wanted) => expect(initials(name)).toBe(wanted));
  it.each([["data:image/png;base64,AA", true], ["/portraits/1.png", true], ["users", false], ["https://elsewhere/x.png", false], ["//elsewhere/x.png", false]])(
    "load %s: %s", (portrait, wanted) => expect(portraitOf({ portrait } as Persona) !== null).toBe(wanted));
  it("keep traits on their scale", () => expect(traitsOf({ traits: { hurry: 120, thrift: 40 } } as unknown as Persona)).toEqual([["hurry", 100], ["thrift", 40]]));
});
