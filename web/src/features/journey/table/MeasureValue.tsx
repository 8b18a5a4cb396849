import { useTranslation } from "react-i18next";
import type { StepMeasure } from "@/api/types";
import type { Formatter } from "@/format/numbers";
import { useFormat } from "@/ui/useFormat";
import { useJourneyData } from "../data";
import { useAbsent } from "../map/Absent";
import { type ColumnId, heldAt } from "../model/tableRows";

export interface ValueText {
  value: string;
  interval: string;
  /** Empty where n is the value itself or nothing was counted. */
  n: string;
}

/** Value, interval and n of a measure as text; null where there is none. */
export function valueText(column: ColumnId, measure: StepMeasure, format: Formatter): ValueText | null {
  const held = heldAt(column, measure);
  if (!held) return null;
  if (held.kind === "share") {
    const { share } = held;
    return share.share === null ? null : { value: format.share(share.share, 1), interval: format.interval(share, (end) => format.number(end * 100, 1)), n: format.count(share.n) };
  }
  if (held.kind === "times") {
    const { times } = held;
    return times.median === null ? null : { value: format.duration(times.median), interval: format.interval(times, format.duration), n: format.count(times.n) };
  }
  const { estimate } = held;
  if (estimate.value === null) return null;
  const write = { valence: format.valence, count: format.count, number: (value: number) => format.number(value, 1) }[held.as];
  return { value: write(estimate.value), interval: format.interval(estimate, write), n: estimate.n ? format.count(estimate.n) : "" };
}

export function noteOf(column: ColumnId, measure: StepMeasure) {
  const held = heldAt(column, measure);
  if (!held) return null;
  return held.kind === "share" ? held.share.note : held.kind === "times" ? held.times.note : held.estimate.note;
}

/** The heading of a column: a measure's name, or a metric's own. */
export function useColumnName(): (column: ColumnId) => string {
  const { t } = useTranslation("journey");
  const { journey } = useJourneyData();
  return (column) => (column.startsWith("kpi:") ? (journey.kpis.find((kpi) => kpi.id === column.slice(4))?.name ?? column.slice(4)) : t(`tableView.${column}`));
}

export function MeasureValue({ column, measure }: { column: ColumnId; measure: StepMeasure | null }) {
  const { journey } = useJourneyData();
  const format = useFormat();
  const say = useAbsent();
  if (!measure) return <span className="skel" style={{ width: 60 }} />;
  const text = valueText(column, measure, format);
  if (!text) {
    const { what, more } = say(noteOf(column, measure), measure.feeling.valence.n, journey.minimum_n);
    return (
      <span className="na" title={more || undefined}>
        {what}
      </span>
    );
  }
  return (
    <>
      <b>{text.value}</b> {text.interval && <span className="muted nb">{text.interval}</span>}
      {text.n && <span className="sub nb">n {text.n}</span>}
    </>
  );
}
