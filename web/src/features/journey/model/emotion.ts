/** Where the emotion curves lie: columns in, points, runs and bands out. A missing value breaks a run, never bridged. */
import { dotRadius } from "@/format/valence";

export interface EmotionInput {
  observed: number | null;
  low: number | null;
  high: number | null;
  n: number;
  assumed: number | null;
  compared: number | null;
}

export interface Dot {
  column: number;
  x: number;
  y: number;
  r: number;
  value: number;
  labelY: number;
}

export interface Mark {
  column: number;
  x: number;
  y: number;
}

export interface EmotionShape {
  height: number;
  ticks: { value: number; y: number }[];
  dots: Dot[];
  runs: string[];
  bands: string[];
  assumed: Mark[];
  assumedRuns: string[];
  compared: (Mark & { to: number | null })[];
  assumedLabel: Mark | null;
}

/** Pixels for one unit of valence: fixed, so that two maps can be held side by side. The scale is cropped, not stretched. */
export const UNIT = 61.5;
/** Where the highest value that is shown lies. */
export const PAD_TOP = 22;
const PAD_BOTTOM = 26;

/** The part of -2..+2 that is shown: all values with their intervals, and zero. */
export function range(inputs: EmotionInput[]): [number, number] {
  const values = inputs.flatMap((one) => [one.observed, one.low, one.high, one.assumed, one.compared]);
  const known = values.filter((value): value is number => value !== null);
  return [Math.max(-2, Math.min(-0.5, ...known)), Math.min(2, Math.max(0.5, ...known))];
}

const point = (x: number, y: number) => `${x.toFixed(1)},${y.toFixed(1)}`;

function runsOf<T>(items: (T | null)[]): T[][] {
  const runs: T[][] = [[]];
  for (const item of items) {
    if (item === null) runs.push([]);
    else runs[runs.length - 1]?.push(item);
  }
  return runs.filter((run) => run.length > 0);
}

export function emotionShape(inputs: EmotionInput[], columnWidth: number): EmotionShape {
  const [low, high] = range(inputs);
  const y = (value: number) => PAD_TOP + (high - value) * UNIT;
  const x = (column: number) => (column + 0.5) * columnWidth;
  const largest = Math.max(0, ...inputs.map((one) => one.n));

  const observed = inputs.map((one, column) => (one.observed === null ? null : { ...one, column, observed: one.observed }));
  const assumedMarks = inputs.map((one, column) => (one.assumed === null ? null : { column, x: x(column), y: y(one.assumed) }));
  const dots = runsOf(observed).flat().map((one): Dot => {
    const r = dotRadius(one.n, largest);
    const bottom = Math.max(y(one.observed) + r, one.low === null ? 0 : y(one.low));
    return { column: one.column, x: x(one.column), y: y(one.observed), r, value: one.observed, labelY: bottom + 13 };
  });
  const bands = runsOf(observed.map((one) => (one && one.low !== null && one.high !== null ? { ...one, low: one.low, high: one.high } : null)));
  const assumed = assumedMarks.filter((mark) => mark !== null);
  return {
    height: Math.round(PAD_TOP + (high - low) * UNIT + PAD_BOTTOM),
    ticks: [-2, -1, 0, 1, 2].filter((value) => value >= low && value <= high).map((value) => ({ value, y: y(value) })),
    dots,
    runs: runsOf(observed).filter((run) => run.length > 1).map((run) => run.map((one) => point(x(one.column), y(one.observed))).join(" ")),
    bands: bands.map((run) => band(run, x, y, columnWidth)),
    assumed,
    assumedRuns: runsOf(assumedMarks).filter((run) => run.length > 1).map((run) => run.map((mark) => point(mark.x, mark.y)).join(" ")),
    compared: inputs.flatMap((one, column) =>
      one.compared === null ? [] : [{ column, x: x(column), y: y(one.compared), to: one.observed === null ? null : y(one.observed) }]),
    assumedLabel: clearest(assumed, dots),
  };
}

interface Banded {
  column: number;
  low: number;
  high: number;
}

function band(run: Banded[], x: (column: number) => number, y: (value: number) => number, width: number): string {
  // A lone point still shows its interval, as a short band.
  const ends = run.length > 1 ? run.map((one) => ({ ...one, at: x(one.column) })) : run.flatMap((one) => [-1, 1].map((side) => ({ ...one, at: x(one.column) + side * Math.min(14, width / 4) })));
  const top = ends.map((one) => point(one.at, y(one.high)));
  const bottom = [...ends].reverse().map((one) => point(one.at, y(one.low)));
  return [...top, ...bottom].join(" ");
}

/** The assumed mark farthest below everything observed: its word is written there. */
function clearest(assumed: Mark[], dots: Dot[]): Mark | null {
  const free = (mark: Mark) => Math.abs((dots.find((dot) => dot.column === mark.column)?.y ?? mark.y - 60) - mark.y);
  return assumed.reduce<Mark | null>((best, mark) => (best && free(best) >= free(mark) ? best : mark), null);
}
