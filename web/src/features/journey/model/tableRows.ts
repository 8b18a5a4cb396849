/** The map as a table of steps by measures: values to sort by. A missing value always sorts last. */
import type { Estimate, MetricDefinition, Note, ShareOf, Step, StepMeasure, Times } from "@/api/types";

const MEASURES = ["feeling", "answers", "gap", "top2", "rate", "reach", "conversion", "dropoff", "skip", "reachTime", "time", "repeat", "visits", "cost", "stake"] as const;
export type ColumnId = "step" | (typeof MEASURES)[number] | `kpi:${string}`;

/** What a column holds at a step, with the interval and n that it has. */
export type Held =
  | { kind: "share"; share: ShareOf }
  | { kind: "estimate"; estimate: Estimate; as: "valence" | "number" | "count" }
  | { kind: "times"; times: Times };

const plain = (value: number | null, n: number, note: Note | null): Estimate => ({ value, low: null, high: null, n, method: "", note });

export function heldAt(column: ColumnId, measure: StepMeasure): Held | null {
  const { feeling } = measure;
  if (column.startsWith("kpi:")) {
    const share = measure.rates[column.slice(4)];
    return share ? { kind: "share", share } : null;
  }
  const shares = { top2: feeling.top2, rate: feeling.low2, reach: measure.reach, conversion: measure.conversion, dropoff: measure.dropoff, skip: measure.skip, repeat: measure.repeat };
  if (column in shares) return { kind: "share", share: shares[column as keyof typeof shares] };
  const times = { reachTime: measure.time_to_reach, time: measure.time_to_next };
  if (column in times) return { kind: "times", times: times[column as keyof typeof times] };
  const { valence } = feeling;
  switch (column) {
    case "feeling":
      return { kind: "estimate", estimate: valence, as: "valence" };
    case "answers":
      return { kind: "estimate", estimate: plain(valence.n, 0, valence.note), as: "count" };
    case "gap":
      return { kind: "estimate", estimate: plain(measure.gap, valence.n, valence.note), as: "valence" };
    case "visits":
      return { kind: "estimate", estimate: measure.mean_visits, as: "number" };
    case "cost":
      return { kind: "estimate", estimate: plain(measure.cost_per_instance, measure.instances ?? 0, measure.notes[0] ?? null), as: "number" };
    case "stake":
      return { kind: "estimate", estimate: measure.stake, as: "number" };
    default:
      return null;
  }
}

export function sortValue(column: ColumnId, measure: StepMeasure): number | null {
  const held = heldAt(column, measure);
  if (!held) return null;
  return held.kind === "share" ? held.share.share : held.kind === "times" ? held.times.median : held.estimate.value;
}

/** Columns that hold a number for at least one step; the step, the feeling and the answers are always there. */
export function columnsOf(measures: StepMeasure[], kpis: MetricDefinition[] = []): ColumnId[] {
  const rates = kpis.filter((kpi) => kpi.type === "rate" || kpi.method === "rate").map((kpi): ColumnId => `kpi:${kpi.id}`);
  const always = new Set<ColumnId>(["step", "feeling", "answers"]);
  return (["step", ...MEASURES, ...rates] as ColumnId[]).filter((column) => always.has(column) || measures.some((measure) => sortValue(column, measure) !== null));
}

export interface Line {
  step: Step;
  index: number;
  measure: StepMeasure | null;
}

export interface Sorting {
  column: ColumnId;
  down: boolean;
}

/** As the address says it: "reach", "-reach"; what is not among the columns sorts by the map. */
export function readSorting(text: string | null, columns: ColumnId[]): Sorting {
  const down = text?.startsWith("-") ?? false;
  const column = columns.find((one) => one === (down ? text?.slice(1) : text));
  return column ? { column, down } : { column: "step", down: false };
}

export const writeSorting = ({ column, down }: Sorting): string | null => (column === "step" && !down ? null : `${down ? "-" : ""}${column}`);

/** Measures whose lowest values are what one looks for first. */
const LOW_FIRST = new Set<ColumnId>(["step", "feeling", "gap", "top2", "conversion", "stake"]);

/** What pressing a heading does: the telling end first, then the other way. */
export const pressed = (column: ColumnId, now: Sorting): Sorting => ({ column, down: now.column === column ? !now.down : !LOW_FIRST.has(column) });

/** Lines by a column; ties and the column "step" keep the order of the map. */
export function sorted(lines: Line[], { column, down }: Sorting): Line[] {
  const value = (line: Line) => (column === "step" ? line.index : line.measure ? sortValue(column, line.measure) : null);
  return [...lines].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null) return left === right ? a.index - b.index : left === null ? 1 : -1;
    return (down ? right - left : left - right) || a.index - b.index;
  });
}
