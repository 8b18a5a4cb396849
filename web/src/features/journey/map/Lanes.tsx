import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { Lane } from "@/api/types";
import { useJourneyData } from "../data";
import { lineAbove } from "../model/lanes";
import { CardLane } from "./CardLane";
import { EmotionLane } from "./EmotionLane";
import { MeasureLane } from "./MeasureLane";

export function BlueprintLine({ kind }: { kind: "interaction" | "visibility" | "internal" }) {
  const { t } = useTranslation("journey");
  const { steps } = useJourneyData();
  return (
    <tr className={`zone ${kind}`}>
      <th className="lane" scope="row">
        <span className="vh">{t(`line.${kind}`)}</span>
      </th>
      <td colSpan={steps.length} aria-hidden="true">
        <span className="ln" />
        <span className="lb">{t(`line.${kind}`)}</span>
      </td>
      <td className="end" />
    </tr>
  );
}

function OneLane({ lane, column }: { lane: Lane; column: number }) {
  if (lane.type === "emotion") return <EmotionLane lane={lane} column={column} />;
  if (lane.type === "metrics") return <MeasureLane lane={lane} />;
  return <CardLane lane={lane} />;
}

export function Lanes({ lanes, column }: { lanes: Lane[]; column: number }) {
  return (
    <tbody>
      {lanes.map((lane, index) => {
        const line = lineAbove(lanes, index);
        return (
          <Fragment key={lane.id}>
            {line && <BlueprintLine kind={line} />}
            <OneLane lane={lane} column={column} />
          </Fragment>
        );
      })}
    </tbody>
  );
}

/** A lane's row header: its title and one line of explanation. */
export function LaneHead({ lane, title, note, rows = 1, children }: { lane: Lane; title?: string; note?: string; rows?: number; children?: React.ReactNode }) {
  const { journey } = useJourneyData();
  const text = note ?? lane.note;
  return (
    <th scope={rows > 1 ? "rowgroup" : "row"} rowSpan={rows} className="lane" data-start={-1} tabIndex={-1}>
      <span lang={journey.lang}>{title ?? lane.title}</span>
      {text && (
        <span className="sub" lang={note ? undefined : journey.lang}>
          {text}
        </span>
      )}
      {children}
    </th>
  );
}
