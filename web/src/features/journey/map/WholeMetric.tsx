import { IconClock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Lane, MetricValue, Times } from "@/api/types";
import { useFormat } from "@/ui/useFormat";
import { useJourneyData } from "../data";
import { LaneHead } from "./Lanes";

/** The metric of a lane that is measured once for the whole journey, or null when it is measured by step. */
export function wholeMetric(lane: Lane, metrics: MetricValue[]): MetricValue | null {
  if (lane.measure !== "metric") return null;
  return metrics.find((metric) => metric.id === lane.metric && metric.times !== null) ?? null;
}

/** A duration of the whole journey in one line over all columns: box, median with its interval, tail, the other window. */
export function WholeMetricLane({ lane, metric }: { lane: Lane; metric: MetricValue }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  const { journey, steps, measured } = useJourneyData();
  const times = metric.times;
  const other = measured?.comparison?.other.totals.metrics.find((one) => one.id === metric.id)?.times;
  const note = journey.kpis.find((kpi) => kpi.id === metric.id)?.note;
  if (!times) return null;
  return (
    <tr>
      <LaneHead lane={lane} />
      <td colSpan={steps.length} className="s0" data-start={0} tabIndex={-1}>
        <div className="dwell">
          <span className="nb">
            <IconClock size={14} stroke={1.75} aria-hidden="true" className="i" /> {metric.name}
          </span>
          <Box times={times} />
          <span className="nb">
            {t("whole.median")} <b>{format.duration(times.median)}</b> {format.interval(times, format.duration)}
          </span>
          <span className="nb muted">{t("whole.p90", { time: format.duration(times.p90) })}</span>
          {other && (
            <span className="nb muted">
              {measured?.comparison?.label} {format.duration(other.median)}
            </span>
          )}
          <span className="nb muted">
            n {format.count(times.n)}
            {metric.left_out > 0 && <>; {t("whole.leftOut", { count: metric.left_out })}</>}
          </span>
          {note && <span className="muted" lang={journey.lang}>{note}</span>}
        </div>
      </td>
      <td className="end" aria-hidden="true" />
    </tr>
  );
}

const WIDTH = 220;

function Box({ times }: { times: Times }) {
  const largest = (times.p90 ?? 0) * 1.25 || 1;
  const at = (seconds: number | null) => (WIDTH * (seconds ?? 0)) / largest;
  return (
    <svg width={WIDTH} height={14} viewBox={`0 0 ${WIDTH} 14`} aria-hidden="true" className="dwellbox">
      <path className="ax" d={`M0 13.5H${WIDTH}`} />
      <path d={`M${at(times.p10)} 7H${at(times.p90)}`} style={{ stroke: "var(--bar)", strokeWidth: 1.4 }} />
      <rect x={at(times.p25)} y={2} width={Math.max(1, at(times.p75) - at(times.p25))} height={10} rx={1.5} style={{ fill: "var(--bar-soft)", stroke: "var(--bar)" }} />
      <path d={`M${at(times.median)} 1V13`} style={{ stroke: "var(--ink-1)", strokeWidth: 2 }} />
    </svg>
  );
}
