import { type PointerEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Lane } from "@/api/types";
import { useFormat } from "@/ui/useFormat";
import { numbersAt, useJourneyData } from "../data";
import { EmotionCurve } from "../map/EmotionCurve";
import { startsStage } from "../map/Headers";
import { type EmotionInput, emotionShape, PAD_TOP, UNIT } from "../model/emotion";
import { EditLaneHead } from "./EditLanes";
import { type Curve, drawn, drawnAt, rounded } from "./model/emotion";
import { useEditing } from "./useSession";
import { useOthers } from "./useOthers";

interface Dragged {
  step: string;
  value: number;
}

/** The drawn curve comes forward and is drawn by dragging or by keys; the measured one stays behind it. */
export function EditEmotion({ lane, column, curve }: { lane: Lane; column: number; curve: Curve }) {
  const { t } = useTranslation("journey");
  const data = useJourneyData();
  const { edit } = useEditing();
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const from = useRef<{ y: number; value: number } | null>(null);
  const { journey, steps } = data;
  const inputs = steps.map((step): EmotionInput => {
    const felt = numbersAt(data, step.id).measure?.feeling.valence;
    const assumed = dragged?.step === step.id ? dragged.value : drawnAt(journey, step.id, curve);
    return { observed: felt?.value ?? null, low: felt?.low ?? null, high: felt?.high ?? null, n: felt?.n ?? 0, assumed, compared: null };
  });
  // The whole scale while drawing: a point can be put anywhere on it.
  const shape = emotionShape([...inputs, WHOLE_SCALE], column);
  const valueAt = (offset: number) => rounded(2 - (offset - PAD_TOP) / UNIT);

  const down = (step: string) => (event: PointerEvent<SVGElement>) => {
    const known = drawnAt(journey, step, curve);
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    const value = known ?? valueAt(event.clientY - (box?.top ?? 0));
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { y: event.clientY, value };
    setDragged({ step, value });
  };
  const move = (event: PointerEvent) => {
    const start = from.current;
    if (dragged && start) setDragged({ ...dragged, value: rounded(start.value - (event.clientY - start.y) / UNIT) });
  };
  const up = () => {
    if (dragged) {
      const made = drawn(journey, dragged.step, curve, dragged.value);
      if (made) edit(made.operations, "emotion");
    }
    from.current = null;
    setDragged(null);
  };
  return (
    <tr className="lane-emotion">
      <EditLaneHead lane={lane} rows={1} />
      {steps.map((step, index) => (
        <Point key={step.id} step={step.id} title={step.title} height={shape.height} value={inputs[index]?.assumed ?? null} start={index} first={startsStage(steps, index)}>
          {index === 0 && (
            <>
              <EmotionCurve shape={shape} width={column * steps.length} label={t("emotion.curve")} />
              <svg className="emo overlay handles" width={column * steps.length} height={shape.height} aria-hidden="true" onPointerMove={move} onPointerUp={up} onPointerCancel={() => setDragged(null)}>
                {steps.map((one, place) => (
                  <rect key={one.id} className="grab" x={column * place} y={0} width={column} height={shape.height} onPointerDown={down(one.id)} />
                ))}
              </svg>
            </>
          )}
          {dragged?.step === step.id && <Reading value={dragged.value} was={drawnAt(journey, step.id, curve)} measured={inputs[index]?.observed ?? null} />}
        </Point>
      ))}
      <td className="end" aria-hidden="true" />
    </tr>
  );
}

const WHOLE_SCALE: EmotionInput = { observed: null, low: -2, high: 2, n: 0, assumed: null, compared: null };

function Point({ step, title, height, value, start, first, children }: { step: string; title: string; height: number; value: number | null; start: number; first: boolean; children: React.ReactNode }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  const cell = `emotions[${step}]`;
  const other = useOthers(cell);
  return (
    <td className={`emo-td${first ? " s0" : ""}`} style={{ height, ...other.props.style }} data-start={start} data-cell={cell} data-kind="emotion" data-step={step} tabIndex={-1} aria-label={value === null ? t("edit.emotion.gap", { title }) : t("edit.emotion.value", { title, value: format.valence(value) })}>
      {children}
      {other.tag}
    </td>
  );
}

function Reading({ value, was, measured }: { value: number; was: number | null; measured: number | null }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  return (
    <div className="reading" role="status">
      <b>
        {was !== null && `${format.valence(was)} → `}
        {format.valence(value)}
      </b>
      <span>{measured === null ? t("emotion.assumedWord") : t("edit.emotion.beside", { value: format.valence(measured) })}</span>
    </div>
  );
}
