/** The map as a table of steps by measures: values to sort by. A missing value always sorts last. */
import type { Step, StepMeasure } from "@/api/types";

export type ColumnId = "step" | "answers" | "feeling" | "reach" | "dropoff" | "time" | "repeat" | "rate" | "stake";

/** Columns that hold a number for at least one step; the step, answers and feeling are always there. */
export function columnsOf(measures: StepMeasure[]): ColumnId[] {
  const all: ColumnId[] = ["step", "feeling", "answers", "reach", "dropoff", "time", "repeat", "rate", "stake"];
  const always = new Set<ColumnId>(["step", "feeling", "answers"]);
  return all.filter((column) => always.has(column) || measures.some((measure) => sortValue(column, measure) !== null));
}

export function sortValue(column: ColumnId, measure: StepMeasure): number | null {
  switch (column) {
    case "step":
      return null;
    case "answers":
      return measure.feeling.valence.n;
    case "feeling":
      return measure.feeling.valence.value;
    case "reach":
      return measure.reach.share;
    case "dropoff":
      return measure.dropoff.share;
    case "time":
      return measure.time_to_next.median;
    case "repeat":
      return measure.repeat.share;
    case "rate":
      return measure.feeling.low2.share;
    case "stake":
      return measure.stake.value;
  }
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

/** Lines by a column; ties and the column "step" keep the order of the map. */
export function sorted(lines: Line[], { column, down }: Sorting): Line[] {
  const value = (line: Line) => (column === "step" ? line.index : line.measure ? sortValue(column, line.measure) : null);
  return [...lines].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null) return left === right ? a.index - b.index : left === null ? 1 : -1;
    return (down ? right - left : left - right) || a.index - b.index;
  });
}
