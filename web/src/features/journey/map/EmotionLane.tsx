import { useTranslation } from "react-i18next";
import type { Lane } from "@/api/types";
import { assumedAt, numbersAt, useJourneyData } from "../data";
import { type EmotionInput, emotionShape } from "../model/emotion";
import { AbsentBox } from "./Absent";
import { EmotionCurve } from "./EmotionCurve";
import { startsStage } from "./Headers";
import { LaneHead } from "./Lanes";
import { Legend } from "./Legend";

export function EmotionLane({ lane, column }: { lane: Lane; column: number }) {
  const { t } = useTranslation("journey");
  const data = useJourneyData();
  const { journey, steps, measured } = data;
  const inputs = steps.map((step): EmotionInput => {
    const { measure, other } = numbersAt(data, step.id);
    const felt = measure?.feeling.valence;
    return {
      observed: felt?.value ?? null,
      low: felt?.low ?? null,
      high: felt?.high ?? null,
      n: felt?.n ?? 0,
      assumed: assumedAt(journey, step.id),
      compared: other?.feeling.valence.value ?? null,
    };
  });
  const shape = emotionShape(inputs, column);
  const compared = measured?.comparison?.label ?? null;
  return (
    <tr className="lane-emotion">
      <LaneHead lane={lane}>
        <Legend inputs={inputs} compared={compared} />
      </LaneHead>
      {steps.map((step, index) => {
        const { measure } = numbersAt(data, step.id);
        const absent = measured && inputs[index]?.observed === null;
        return (
          <td
            key={step.id}
            className={`emo-td${startsStage(steps, index) ? " s0" : ""}`}
            style={{ height: shape.height }}
            data-column={index}
            data-start={index}
            data-step={step.id}
            data-lane={lane.id}
            tabIndex={-1}
            aria-label={spoken(inputs[index], t)}
          >
            {index === 0 && <EmotionCurve shape={shape} width={column * steps.length} label={t("emotion.curve")} />}
            {absent && <AbsentBox note={measure?.feeling.valence.note ?? null} n={measure?.feeling.valence.n ?? 0} minimum={journey.minimum_n} />}
          </td>
        );
      })}
      <td className="end" aria-hidden="true" />
    </tr>
  );
}

type Say = (key: string, values?: Record<string, unknown>) => string;

function spoken(input: EmotionInput | undefined, t: Say): string | undefined {
  if (!input || input.observed === null) return undefined;
  const two = (value: number | null) => (value === null ? "" : value.toFixed(2));
  return t("emotion.spoken", { value: two(input.observed), low: two(input.low), high: two(input.high), count: input.n });
}
