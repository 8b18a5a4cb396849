/** What the graph of paths shows, without React: which edges stay, and where each node lies. */
import dagre from "@dagrejs/dagre";

export interface Transition {
  from: string;
  to: string;
  count: number;
  median_seconds: number | null;
}

export interface EventCount {
  event: string;
  count: number;
  profiles: number;
}

export interface Edge extends Transition {
  id: string;
  /** Of all transitions that leave `from`. */
  share: number;
}

export interface Point {
  x: number;
  y: number;
}

/** An edge with its way around the nodes and the free place for its label. */
export interface Drawn extends Edge {
  points: Point[];
  label: Point;
}

export interface Node {
  id: string;
  count: number;
  profiles: number;
  x: number;
  y: number;
}

export interface Graph {
  nodes: Node[];
  edges: Drawn[];
  hiddenEdges: number;
  hiddenNodes: number;
  width: number;
  height: number;
}

export interface Thinning {
  /** Edges below this share of the transitions out of their start are left out. */
  minShare: number;
  /** At most this many events, the most frequent of those that lead to others or come from them. */
  maxNodes: number;
  from: string | null;
  to: string | null;
}

export const NODE = { width: 196 };
const LABEL = { width: 98, height: 18 };
/** Pixels of a node beside its name; of a line of the name; what a line holds in a wide face. */
const FRAME = 28;
const LINE = 16;
const LINE_HOLDS = 23;

/** Height of the node of this name: a long one takes two lines, a wide letter the place of two. */
export function nodeHeight(name: string): number {
  const length = [...name].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 1.75 : 1), 0);
  return FRAME + LINE * (length > LINE_HOLDS ? 2 : 1);
}

/** Names reachable from `start` along `edges`, itself included; against the arrows when `backwards`. */
export function reachable(edges: Transition[], start: string, backwards = false): Set<string> {
  const next = new Map<string, string[]>();
  for (const edge of edges) {
    const [a, b] = backwards ? [edge.to, edge.from] : [edge.from, edge.to];
    next.set(a, [...(next.get(a) ?? []), b]);
  }
  const seen = new Set([start]);
  const queue = [start];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    for (const other of next.get(name) ?? []) {
      if (!seen.has(other)) {
        seen.add(other);
        queue.push(other);
      }
    }
  }
  return seen;
}

/** Keeps frequent events, strong edges (the strongest out of each event always) and, when asked, what lies between two events. */
export function thin(transitions: Transition[], events: EventCount[], by: Thinning): { names: Set<string>; edges: Edge[] } {
  const wanted = new Set([by.from, by.to].filter((name): name is string => name !== null));
  // An event that nothing else follows or precedes has no place in a graph of moves.
  const linked = new Set(transitions.filter((each) => each.from !== each.to).flatMap((each) => [each.from, each.to]));
  const frequent = events.filter((event) => linked.has(event.event)).sort((a, b) => b.count - a.count || a.event.localeCompare(b.event)).map((event) => event.event);
  const kept = new Set([...wanted, ...frequent.slice(0, by.maxNodes)]);
  const out = new Map<string, number>();
  for (const each of transitions) out.set(each.from, (out.get(each.from) ?? 0) + each.count);
  const strongest = new Map<string, number>();
  const all: Edge[] = transitions
    .filter((each) => kept.has(each.from) && kept.has(each.to))
    .map((each) => ({ ...each, id: `${each.from}\u0000${each.to}`, share: each.count / (out.get(each.from) || 1) }));
  for (const edge of all) if (edge.from !== edge.to) strongest.set(edge.from, Math.max(strongest.get(edge.from) ?? 0, edge.count));
  let edges = all.filter((edge) => edge.share >= by.minShare || edge.count === strongest.get(edge.from));
  let names = new Set(edges.flatMap((edge) => [edge.from, edge.to]).concat([...wanted]));
  for (const [name, backwards] of [[by.from, false], [by.to, true]] as const) {
    if (name === null) continue;
    const near = reachable(edges, name, backwards);
    edges = edges.filter((edge) => near.has(edge.from) && near.has(edge.to));
    names = new Set([...names].filter((each) => near.has(each)));
  }
  return { names, edges };
}

/** Top-down layout; edges are led around the nodes and keep room for their labels. The same for the same input. */
export function layout(transitions: Transition[], events: EventCount[], by: Thinning): Graph {
  const { names, edges } = thin(transitions, events, by);
  const graph = new dagre.graphlib.Graph({ multigraph: false });
  graph.setGraph({ rankdir: "TB", nodesep: 22, edgesep: 14, ranksep: 18, marginx: 16, marginy: 16 });
  const counts = new Map(events.map((event) => [event.event, event]));
  const ordered = [...names].sort((a, b) => (counts.get(b)?.count ?? 0) - (counts.get(a)?.count ?? 0) || a.localeCompare(b));
  for (const name of ordered) graph.setNode(name, { ...NODE, height: nodeHeight(name) });
  const heavyFirst = [...edges].sort((a, b) => b.count - a.count || a.id.localeCompare(b.id));
  const largest = heavyFirst[0]?.count ?? 0;
  for (const edge of heavyFirst) graph.setEdge(edge.from, edge.to, { ...LABEL, labelpos: "c", weight: 1 + Math.round((9 * edge.count) / largest) });
  dagre.layout(graph);
  const nodes = ordered.map((name) => {
    const at = graph.node(name) as Point;
    const seen = counts.get(name);
    return { id: name, count: seen?.count ?? 0, profiles: seen?.profiles ?? 0, x: at.x - NODE.width / 2, y: at.y - nodeHeight(name) / 2 };
  });
  const drawn = heavyFirst.map((edge) => {
    const { points, x, y } = graph.edge(edge.from, edge.to) as { points: Point[] } & Point;
    return { ...edge, points, label: { x, y } };
  });
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return { nodes, edges: drawn, hiddenEdges: transitions.length - edges.length, hiddenNodes: events.length - nodes.length, width: nodes.length ? width : 0, height: nodes.length ? height : 0 };
}

/** A smooth line through the middle of each stretch between points, as an SVG path. */
export function smooth(points: Point[]): string {
  const [first, ...rest] = points;
  const last = points.at(-1);
  if (!first || !last || rest.length === 0) return "";
  const middles = rest.slice(0, -1).map((point, at) => {
    const next = rest[at + 1] ?? point;
    return `Q ${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`;
  });
  return [`M ${first.x} ${first.y}`, ...middles, `L ${last.x} ${last.y}`].join(" ");
}

/** The line of an edge, ended early for its head of `size` pixels, and the head; a loop leaves and enters at the side of its node. */
export function drawing(edge: Drawn, node: Point | undefined, size: number): { line: string; head: string } {
  if (edge.from === edge.to && node) {
    const x = node.x + NODE.width;
    const y = node.y + nodeHeight(edge.from) / 2;
    const out = edge.label.x;
    const tip = { x, y: y + 11 };
    return { line: `M ${x} ${y - 11} C ${out} ${y - 24}, ${out} ${y + 20}, ${x + size} ${tip.y + 1}`, head: head({ x: x + size, y: tip.y + 1 }, tip, size) };
  }
  const tip = edge.points.at(-1);
  const before = edge.points.at(-2);
  if (!tip || !before) return { line: "", head: "" };
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const base = { x: tip.x - ((tip.x - before.x) / length) * size, y: tip.y - ((tip.y - before.y) / length) * size };
  return { line: smooth([...edge.points.slice(0, -1), base]), head: head(base, tip, size) };
}

function head(base: Point, tip: Point, size: number): string {
  const [dx, dy] = [((tip.x - base.x) / size) * 0.62, ((tip.y - base.y) / size) * 0.62];
  return `M ${tip.x} ${tip.y} L ${base.x - dy * size} ${base.y + dx * size} L ${base.x + dy * size} ${base.y - dx * size} Z`;
}

/** Width of an edge in pixels: area follows the count, 1 to 8. */
export function thickness(count: number, largest: number): number {
  return largest > 0 ? 1 + 7 * Math.sqrt(count / largest) : 1;
}
