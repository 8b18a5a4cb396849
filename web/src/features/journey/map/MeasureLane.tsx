import { IconInfoCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Lane } from "@/api/types";
import { useSay } from "@/ui/useSay";
import { useJourneyData } from "../data";
import { cardsOf } from "@/api/journey";
import { laneScale, type LaneScale, measuredAnywhere } from "../model/measures";
import { CardLane } from "./CardLane";
import { startsStage } from "./Headers";
import { LaneHead } from "./Lanes";
import { MeasureCell } from "./MeasureCell";
import { wholeMetric, WholeMetricLane } from "./WholeMetric";

const SMALL = new Set(["answers", "gap"]);

/** `head` stands in for the lane's own row header, where the lane is edited. */
export function MeasureLane({ lane, head }: { lane: Lane; head?: React.ReactNode }) {
  const { t } = useTranslation("journey");
  const { journey, steps, measured } = useJourneyData();
  const whole = measured && wholeMetric(lane, measured.measurement.totals.metrics);
  if (whole && !head) return <WholeMetricLane lane={lane} metric={whole} />;
  if (measured && !measuredAnywhere(lane, measured)) {
    if (cardsOf(journey, lane).length) return <CardLane lane={lane} />;
    if (lane.measure === "change" && !measured.comparison && !head) return null;
    return <NothingMeasured lane={lane} head={head} />;
  }
  const scale: LaneScale = laneScale(lane, measured);
  const small = SMALL.has(lane.measure ?? "");
  const note = lane.measure === "change" && scale.tests > 0 ? t("lane.changeNote", { count: scale.tests }) : undefined;
  return (
    <tr className={small ? "lane-n" : undefined}>
      {head ?? <LaneHead lane={lane} note={note} title={lane.measure === "change" && measured?.comparison ? t("lane.change", { label: measured.comparison.label }) : undefined} />}
      {steps.map((step, index) => (
        <td
          key={step.id}
          className={startsStage(steps, index) ? "s0" : undefined}
          data-column={index}
          data-start={index}
          data-step={step.id}
          data-lane={lane.id}
          tabIndex={-1}
        >
          {measured ? <MeasureCell lane={lane} step={step.id} index={index} scale={scale} /> : <div className="m"><span className="skel" style={{ width: 56 }} /></div>}
        </td>
      ))}
      <td className="end" aria-hidden="true" />
    </tr>
  );
}

/** One line over all columns: why nothing here is measured, and what would be needed. */
function NothingMeasured({ lane, head }: { lane: Lane; head?: React.ReactNode }) {
  const { t } = useTranslation("journey");
  const say = useSay();
  const { journey, steps, measured } = useJourneyData();
  const limit = lane.measure ? journey.limits[lane.measure] : undefined;
  const first = measured?.measurement.steps.map((step) => (lane.measure === "dropoff" ? step.dropoff.note : step.time_to_next.note)).find(Boolean);
  return (
    <tr>
      {head ?? <LaneHead lane={lane} />}
      <td colSpan={steps.length} className="s0" data-start={0} tabIndex={-1}>
        <div className="span-note">
          <IconInfoCircle size={14} stroke={1.75} aria-hidden="true" />
          <span lang={limit ? journey.lang : undefined}>{limit ?? (lane.measure === "change" ? t("lane.noComparison") : (first ? say(first) : t("lane.nothing")))}</span>
        </div>
      </td>
      <td className="end" aria-hidden="true" />
    </tr>
  );
}
