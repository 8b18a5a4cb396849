/** Texts whose numbers come from the data: {{food.low2}}. What cannot be filled says so; no old number is shown as new. */
import type { Difference, Estimate, Journey, MeasuredMap, Measurement, ShareOf, StepMeasure } from "@/api/types";
import type { Formatter } from "@/format/numbers";

interface Facts {
  journey: Journey;
  measured: MeasuredMap;
  format: Formatter;
}

export function filled(text: string, facts: Facts | null, missing: string): string {
  return text.replace(/\{\{\s*([^{}]+?)\s*\}\}/g, (_, name: string) => (facts ? valueOf(name, facts) : null) ?? missing);
}

function valueOf(name: string, facts: Facts): string | null {
  const before = name.endsWith(".before");
  const path = before ? name.slice(0, -".before".length) : name;
  const at = path.indexOf(".");
  const [subject, measure] = [path.slice(0, at), path.slice(at + 1)];
  const { measurement, comparison } = facts.measured;
  const source = before ? comparison?.other : measurement;
  if (!source) return null;
  if (subject === "journey") return ofJourney(measure, source, facts.format);
  if (measure === "assumed") return assumed(subject, facts);
  if (measure === "change") {
    const row = comparison?.steps.find((one) => one.id === subject);
    return row ? spread(row.valence.diff, row.valence, 2, facts.format) : null;
  }
  const step = source.steps.find((one) => one.id === subject);
  return step ? ofStep(measure, step, facts.format) : null;
}

function ofStep(measure: string, step: StepMeasure, format: Formatter): string | null {
  const counted = measure.endsWith("_of");
  const name = counted ? measure.slice(0, -"_of".length) : measure;
  const shares: Record<string, ShareOf | undefined> = {
    low2: step.feeling.low2, top2: step.feeling.top2, reach: step.reach, dropoff: step.dropoff, repeat: step.repeat,
  };
  const share = name.startsWith("rate.") ? step.rates[name.slice("rate.".length)] : shares[name];
  if (share) return counted ? counts(share, format) : shareText(share, format);
  if (name === "valence") return step.feeling.valence.value === null ? null : format.valence(step.feeling.valence.value);
  if (name === "gap") return step.gap === null ? null : format.valence(step.gap);
  if (name === "stake") return spread(step.stake.value, step.stake, 1, format);
  if (name === "low_gap") return step.gap_low_raters ? spread(step.gap_low_raters.diff, step.gap_low_raters, 0, format) : null;
  if (name === "time_to_next") return step.time_to_next.median === null ? null : format.duration(step.time_to_next.median);
  return null;
}

function ofJourney(measure: string, source: Measurement, format: Formatter): string | null {
  if (measure === "instances") return format.count(source.totals.instances);
  if (measure === "completion") return shareText(source.totals.completion, format);
  if (measure === "completion_of") return counts(source.totals.completion, format);
  const metric = source.totals.metrics.find((one) => `metric.${one.id}` === measure);
  if (!metric) return null;
  return metric.share ? shareText(metric.share, format) : spread(metric.estimate.value, metric.estimate, 1, format);
}

function assumed(step: string, { journey, format }: Facts): string | null {
  const point = journey.emotions.find((one) => one.step === step && one.curve === "current" && one.valence !== null);
  return point ? format.number(point.valence, 1, true) : null;
}

function spread(middle: number | null, ends: Pick<Estimate | Difference, "low" | "high">, digits: number, format: Formatter): string | null {
  if (middle === null) return null;
  const write = (value: number | null) => format.number(value, digits, true);
  return `${write(middle)} ${format.interval(ends, write)}`.trim();
}

const shareText = (share: ShareOf, format: Formatter) => (share.share === null ? null : format.share(share.share, 1));
const counts = (share: ShareOf, format: Formatter) => (share.k === null || share.n === null ? null : format.of(share.k, share.n));
