import type { Estimate, ShareOf, Times } from "@/api/types";
import type { Formatter } from "@/format/numbers";
import type { Said } from "@/i18n/say";
import { useSay } from "@/ui/useSay";
import { assumedAt, numbersAt, useJourneyData } from "../data";
import type { Pointed } from "./CellCard";

type Say = (key: string, values?: Record<string, unknown>) => string;
type Row = [string, string];

interface Facts {
  title: string;
  rows: Row[];
}

/** The facts of a cell's card; null where the cell holds no number. */
export function useFacts(pointed: Pointed, t: Say, format: Formatter): Facts | null {
  const said = useSay();
  const data = useJourneyData();
  const { journey, steps, measured } = data;
  const lane = journey.lanes.find((one) => one.id === pointed.lane);
  const step = steps.find((one) => one.id === pointed.step);
  const { measure, other, difference } = numbersAt(data, pointed.step);
  if (!lane || !step || !measure || !measured) return null;

  const { provenance } = measured.measurement;
  const window = format.window(provenance.window_from, provenance.window_to) ?? t("window.all");
  const comparison = measured.comparison;
  const rule = lane.type === "emotion" || ["answers", "gap", "change", "stake"].includes(lane.measure ?? "") ? step.feedback : step.match;
  const closing: Row[] = rule ? [[t("fact.rule"), rule]] : [];

  if (lane.type === "emotion" || lane.measure === "answers" || lane.measure === "gap" || lane.measure === "change") {
    const felt = measure.feeling.valence;
    if (felt.value === null) return null;
    const rows: Row[] = [[t("fact.basis"), t("fact.selfReported", { n: format.count(felt.n) })]];
    const was = other?.feeling.valence.value;
    rows.push([t("fact.window"), was != null && comparison ? t("fact.was", { window, value: format.valence(was), label: comparison.label }) : window]);
    const assumed = assumedAt(journey, step.id);
    if (assumed !== null) rows.push([t("fact.assumed"), t("fact.apart", { value: format.number(assumed, 1, true), gap: format.valence(felt.value - assumed) })]);
    if (difference?.valence.diff != null) rows.push([t("fact.change"), withInterval(format.valence(difference.valence.diff), difference.valence, format.valence, format)]);
    return { title: t("fact.observed", { step: step.title, value: withInterval(format.valence(felt.value), felt, format.valence, format) }), rows: [...rows, ...closing] };
  }
  const value = numberOf(lane.measure, lane.metric, measure, format, said);
  if (!value) return null;
  return { title: `${step.title} · ${lane.title} ${value.text}`, rows: [[t("fact.n"), value.n], [t("fact.window"), window], [t("fact.interval"), value.method], ...closing] };
}

function withInterval(text: string, ends: { low: number | null; high: number | null }, write: (value: number) => string, format: Formatter): string {
  return `${text} ${format.interval(ends, write)}`.trim();
}

function numberOf(name: string | null, metric: string | null, measure: NonNullable<ReturnType<typeof numbersAt>["measure"]>, format: Formatter, said: (phrase: Said) => string) {
  const method = (key: string, text: string) => said({ key, text, facts: {} });
  const shares: Record<string, ShareOf | undefined> = {
    reach: measure.reach, conversion: measure.conversion, dropoff: measure.dropoff, skip: measure.skip, repeats: measure.repeat, metric: metric ? measure.rates[metric] : undefined,
  };
  const share = shares[name ?? ""];
  if (share && share.share !== null)
    return { text: withInterval(format.share(share.share, 1), share, (end) => format.number(end * 100, 1), format), n: format.of(share.k, share.n), method: method("interval.share", "95 %, Wilson") };
  const times: Times | null = name === "time_to_next" ? measure.time_to_next : name === "time_to_reach" ? measure.time_to_reach : null;
  if (times && times.median !== null)
    return { text: withInterval(format.duration(times.median), times, format.duration, format), n: format.count(times.n), method: method("interval.median", "95 %") };
  const stake: Estimate | null = name === "stake" ? measure.stake : null;
  if (stake && stake.value !== null)
    return { text: withInterval(format.number(stake.value, 1), stake, (end) => format.number(end, 1), format), n: format.count(stake.n), method: method("interval.stake", stake.method) };
  return null;
}
