import { describe, expect, it } from "vitest";
import { layout, NODE, nodeHeight, reachable, smooth, thickness, thin, type EventCount, type Transition } from "./graph";

const step = (from: string, to: string, count: number): Transition => ({ from, to, count, median_seconds: null });
const event = (name: string, count: number): EventCount => ({ event: name, count, profiles: count });
const moves = [step("a", "b", 90), step("a", "c", 10), step("b", "d", 80), step("c", "d", 9), step("d", "a", 1), step("b", "b", 5)];
const events = [event("a", 100), event("b", 95), event("d", 89), event("c", 10)];
const open = { minShare: 0, maxNodes: 50, from: null, to: null };

describe("thin", () => {
  it("gives shares of what leaves the event", () => {
    const edge = thin(moves, events, open).edges.find((each) => each.from === "a" && each.to === "b");
    expect(edge?.share).toBeCloseTo(0.9);
  });

  it("leaves out weak edges but never the strongest out of an event", () => {
    const kept = thin(moves, events, { ...open, minShare: 0.5 }).edges.map((edge) => `${edge.from}${edge.to}`);
    expect(kept).toEqual(["ab", "bd", "cd", "da"]);
  });

  it("keeps frequent events first", () => {
    expect([...thin(moves, events, { ...open, maxNodes: 2 }).names].sort()).toEqual(["a", "b"]);
  });

  it("keeps only what lies between two events", () => {
    const forward = moves.filter((move) => move.from !== "d");
    expect([...thin(forward, events, { ...open, from: "c", to: "d" }).names].sort()).toEqual(["c", "d"]);
  });
});

describe("layout", () => {
  it("is the same for the same input and says what is hidden", () => {
    const first = layout(moves, events, { ...open, maxNodes: 3 });
    expect(layout(moves, events, { ...open, maxNodes: 3 })).toEqual(first);
    expect(first.hiddenNodes).toBe(1);
    expect(first.hiddenEdges).toBe(2);
  });

  it("puts what comes later further down", () => {
    const at = new Map(layout(moves.slice(0, 4), events, open).nodes.map((node) => [node.id, node.y]));
    expect(at.get("a")).toBeLessThan(at.get("b") ?? 0);
    expect(at.get("b")).toBeLessThan(at.get("d") ?? 0);
  });

  it("keeps labels apart from each other and from the nodes", () => {
    const { nodes, edges } = layout(moves, events, open);
    const boxes = [
      ...edges.map((edge) => ({ x: edge.label.x - 45, y: edge.label.y - 8, w: 90, h: 16 })),
      ...nodes.map((node) => ({ x: node.x, y: node.y, w: NODE.width, h: nodeHeight(node.id) })),
    ];
    const overlap = boxes.some((a, at) => boxes.slice(at + 1).some((b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h));
    expect(overlap).toBe(false);
  });

  it("leaves out events that stand alone, however frequent", () => {
    const alone = layout([...moves, step("z", "z", 500)], [event("z", 999), ...events], { ...open, maxNodes: 4 });
    expect(alone.nodes.map((node) => node.id).sort()).toEqual(["a", "b", "c", "d"]);
  });

  it("answers with nothing for no events", () => expect(layout([], [], open).nodes).toEqual([]));
});

describe("reachable", () => {
  it("follows arrows, or goes against them", () => {
    const line = [step("a", "b", 1), step("b", "c", 1)];
    expect([...reachable(line, "b")].sort()).toEqual(["b", "c"]);
    expect([...reachable(line, "b", true)].sort()).toEqual(["a", "b"]);
  });
});

describe("smooth", () => {
  it("starts and ends where the line does", () => {
    expect(smooth([{ x: 0, y: 0 }, { x: 4, y: 4 }, { x: 8, y: 0 }])).toBe("M 0 0 Q 4 4 6 2 L 8 0");
    expect(smooth([])).toBe("");
  });
});

describe("thickness", () => {
  it("grows with the count and stays within bounds", () => {
    expect(thickness(100, 100)).toBe(8);
    expect(thickness(0, 100)).toBe(1);
    expect(thickness(5, 0)).toBe(1);
  });
});
