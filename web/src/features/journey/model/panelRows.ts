/** The rows of a step's table of measures: what there is, with its interval, picture, other side and difference. No React. */
import type { Difference, Note, ShareOf, StepDifference, StepMeasure, Times } from "@/api/types";
import type { Formatter } from "@/format/numbers";
import { valenceColour } from "@/format/valence";

export interface Picture {
  value: number;
  low: number | null;
  high: number | null;
  was: number | null;
  colour: string;
}

export interface Row {
  id: string;
  /** A text key with its values, or a ready title. */
  key: string;
  values?: Record<string, string | number>;
  value: string | null;
  interval: string;
  picture: Picture | null;
  other: string | null;
  difference: Difference | null;
  /** How a difference is written: valence or percentage points. */
  unit: "valence" | "points";
  /** Instead of a difference, such as the adjusted gap behind the stake. */
  extra?: { gap: Difference };
  n: string;
  note: Note | null;
}

interface Sides {
  measure: StepMeasure;
  other: StepMeasure | null;
  difference: StepDifference | null;
}

const usable = (difference: Difference | null | undefined) => (difference && difference.diff !== null ? difference : null);

function shareRow(id: string, share: ShareOf, other: ShareOf | null | undefined, difference: Difference | null | undefined, colour: string, format: Formatter, key = `measure.${id}`, values?: Row["values"]): Row {
  const found = share.share !== null;
  return {
    id, key, values,
    value: found ? format.share(share.share, 1) : null,
    interval: format.interval(share, (end) => format.number(end * 100, 1)),
    picture: found ? { value: share.share ?? 0, low: share.low, high: share.high, was: other?.share ?? null, colour } : null,
    other: other?.share != null ? format.share(other.share, 1) : null,
    difference: usable(difference), unit: "points", n: format.count(share.n), note: share.note,
  };
}

function timesRow(id: string, times: Times, other: Times | undefined, format: Formatter): Row {
  const found = times.median !== null;
  return {
    id, key: `measure.${id}`, value: found ? format.duration(times.median) : null, interval: format.interval(times, format.duration),
    picture: found ? { value: times.median ?? 0, low: times.low, high: times.high, was: other?.median ?? null, colour: "var(--bar)" } : null,
    other: other?.median != null ? format.duration(other.median) : null, difference: null, unit: "points", n: format.count(times.n), note: times.note,
  };
}

/** All rows; `rates` names the step's own rates. Rows without a value carry the note that says why. */
export function panelRows({ measure, other, difference }: Sides, rates: { id: string; name: string; good: string }[], outcome: string, format: Formatter): Row[] {
  const { feeling } = measure;
  const felt = feeling.valence;
  const [, top] = feeling.scale ?? [1, 5];
  const [bottom] = feeling.scale ?? [1, 5];
  const rows: Row[] = [
    {
      id: "valence", key: "measure.valence", value: felt.value === null ? null : format.valence(felt.value), interval: format.interval(felt, format.valence),
      picture: felt.value === null ? null : { value: felt.value, low: felt.low, high: felt.high, was: other?.feeling.valence.value ?? null, colour: valenceColour(felt.value) },
      other: other?.feeling.valence.value != null ? format.valence(other.feeling.valence.value) : null,
      difference: usable(difference?.valence), unit: "valence", n: format.count(felt.n), note: felt.note,
    },
  ];
  if (feeling.top2.share !== null) {
    rows.push(shareRow("top2", feeling.top2, other?.feeling.top2, difference?.top2, "var(--v-p2)", format, "measure.top2", { a: top - 1, b: top }));
    rows.push(shareRow("low2", feeling.low2, other?.feeling.low2, difference?.low2, "var(--v-n2)", format, "measure.low2", { a: bottom, b: bottom + 1 }));
  }
  rows.push(shareRow("reach", measure.reach, other?.reach, difference?.reach, "var(--bar)", format));
  rows.push(shareRow("dropoff", measure.dropoff, other?.dropoff, difference?.dropoff, "var(--v-n2)", format));
  if (measure.conversion.share !== null) rows.push(shareRow("conversion", measure.conversion, other?.conversion, null, "var(--bar)", format));
  if (measure.skip.share !== null) rows.push(shareRow("skip", measure.skip, other?.skip, null, "var(--bar)", format));
  for (const rate of rates) {
    const share = measure.rates[rate.id];
    if (share) rows.push({ ...shareRow(rate.id, share, other?.rates[rate.id], difference?.rates[rate.id], rate.good === "down" ? "var(--v-n2)" : "var(--bar)", format), key: "measure.rate", values: { name: rate.name } });
  }
  rows.push(stakeRow(measure, outcome, format));
  rows.push(timesRow("time_to_next", measure.time_to_next, other?.time_to_next, format));
  if (measure.time_to_reach.median !== null) rows.push(timesRow("time_to_reach", measure.time_to_reach, other?.time_to_reach, format));
  rows.push(shareRow("repeat", measure.repeat, other?.repeat, null, "var(--bar)", format));
  rows.push(costRow(measure, other, format));
  return rows.sort((a, b) => Number(a.value === null) - Number(b.value === null));
}

function stakeRow({ stake, gap_low_raters: gap }: StepMeasure, outcome: string, format: Formatter): Row {
  const found = stake.value !== null;
  return {
    id: "stake", key: outcome ? "measure.stake" : "measure.stakePlain", values: { name: outcome }, value: found ? format.number(stake.value, 1) : null, interval: format.interval(stake, (end) => format.number(end, 1)),
    picture: found ? { value: stake.value ?? 0, low: stake.low, high: stake.high, was: null, colour: "var(--v-n2)" } : null,
    other: null, difference: null, unit: "points", extra: gap && gap.diff !== null ? { gap } : undefined, n: format.count(stake.n), note: stake.note,
  };
}

function costRow(measure: StepMeasure, other: StepMeasure | null, format: Formatter): Row {
  const cost = measure.cost_per_instance;
  return {
    id: "cost", key: "measure.cost", value: cost === null ? null : format.number(cost, 2), interval: "", picture: null,
    other: other?.cost_per_instance != null ? format.number(other.cost_per_instance, 2) : null, difference: null, unit: "points",
    n: format.count(measure.instances), note: null,
  };
}

/** The ends of a row's picture: everything shown, with a margin, so that point, whisker and tick never touch the edge. */
export function pictureRange({ value, low, high, was }: Picture): [number, number] {
  const values = [value, low, high, was].filter((one): one is number => one !== null);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const margin = (most - least || Math.abs(most) || 1) * 0.5;
  return [least - margin, most + margin];
}
