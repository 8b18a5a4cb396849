import type { StepMeasure } from "@/api/types";
import type { Formatter } from "@/format/numbers";
import { useFormat } from "@/ui/useFormat";
import { useJourneyData } from "../data";
import { useAbsent } from "../map/Absent";
import type { ColumnId } from "../model/tableRows";

/** Value, interval and n of a measure as text; null where there is none. */
export function valueText(column: ColumnId, measure: StepMeasure, format: Formatter): { value: string; interval: string; n: string } | null {
  const { valence, low2 } = measure.feeling;
  const share = { reach: measure.reach, dropoff: measure.dropoff, repeat: measure.repeat, rate: low2 }[column as "reach"] as typeof low2 | undefined;
  if (share) return share.share === null ? null : { value: format.share(share.share, 1), interval: format.interval(share, (end) => format.number(end * 100, 1)), n: format.count(share.n) };
  if (column === "answers") return { value: format.count(valence.n), interval: "", n: "" };
  if (column === "feeling") return valence.value === null ? null : { value: format.valence(valence.value), interval: format.interval(valence, format.valence), n: format.count(valence.n) };
  const { stake, time_to_next: time } = measure;
  if (column === "stake") return stake.value === null ? null : { value: format.number(stake.value, 1), interval: format.interval(stake, (end) => format.number(end, 1)), n: format.count(stake.n) };
  return time.median === null ? null : { value: format.duration(time.median), interval: format.interval(time, format.duration), n: format.count(time.n) };
}

export function noteOf(column: ColumnId, measure: StepMeasure) {
  const notes = { feeling: measure.feeling.valence.note, reach: measure.reach.note, dropoff: measure.dropoff.note, time: measure.time_to_next.note, repeat: measure.repeat.note, rate: measure.feeling.low2.note, stake: measure.stake.note };
  return notes[column as keyof typeof notes] ?? null;
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
      <b>{text.value}</b> <span className="muted nb">{text.interval}</span>
    </>
  );
}
