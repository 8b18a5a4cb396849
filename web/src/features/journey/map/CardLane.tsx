import { useTranslation } from "react-i18next";
import type { Card, Lane } from "@/api/types";
import { Moon } from "@/ui/marks";
import { useJourneyData } from "../data";
import { cardRows } from "../model/cards";
import type { Placed } from "../model/placing";
import { CardContent } from "./CardContent";
import { startsStage } from "./Headers";
import { LaneHead } from "./Lanes";

const FREE = new Set(["insights", "pains", "gains", "solutions", "opportunities"]);

function CardCell({ cell, lane }: { cell: Placed<Card[]>; lane: Lane }) {
  const { steps } = useJourneyData();
  const step = steps[cell.start];
  return (
    <td
      colSpan={cell.span}
      className={startsStage(steps, cell.start) ? "s0" : undefined}
      data-column={cell.span === 1 ? cell.start : undefined}
      data-start={cell.start}
      data-step={step?.id}
      tabIndex={-1}
    >
      {cell.item && <CardContent cards={cell.item} lane={lane} />}
    </td>
  );
}

/** A lane of words: cards under the steps they speak of. More rows of the same lane share one row header. */
export function CardLane({ lane }: { lane: Lane }) {
  const { journey } = useJourneyData();
  const rows = cardRows(journey, lane);
  const free = FREE.has(lane.type);
  return rows.map((row, index) => (
    <tr key={index} className={`${free ? "lane-free" : ""}${index < rows.length - 1 ? " nob" : ""}`}>
      {index === 0 && (
        <LaneHead lane={lane} rows={rows.length}>
          {lane.type === "insights" && <MoonLegend />}
        </LaneHead>
      )}
      {row.map((cell) => (
        <CardCell key={cell.start} cell={cell} lane={lane} />
      ))}
      <td className="end" aria-hidden="true" />
    </tr>
  ));
}

function MoonLegend() {
  const { t } = useTranslation("journey");
  return (
    <ul className="legend">
      {(["validated", "partial", "assumption"] as const).map((level) => (
        <li key={level}>
          <Moon level={level} />
          {t(`common:evidence.${level}`)}
        </li>
      ))}
    </ul>
  );
}
