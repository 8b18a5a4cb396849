import { useTranslation } from "react-i18next";
import type { StepGap } from "@/api/types";
import { valenceColour } from "@/format/valence";
import { useFormat } from "@/ui/useFormat";
import { gapShape } from "./model";

const WIDTH = 1080;

/** Promised, drawn and measured along the steps. The list below says the same in numbers. */
export function GapPicture({ steps, lang }: { steps: StepGap[]; lang: string }) {
  const { t } = useTranslation("gaps");
  const format = useFormat();
  const shape = gapShape(steps, WIDTH);
  return (
    <div className="gappicture">
      <svg viewBox={`0 0 ${WIDTH} ${shape.height}`} width="100%" role="img" aria-label={t("picture")}>
        {shape.ticks.map((tick) => (
          <g key={tick.value}>
            <path className={tick.value === 0 ? "zero" : "grid"} d={`M${shape.left} ${tick.y}H${WIDTH}`} />
            <text x="0" y={tick.y + 4}>{format.number(tick.value, 0, true)}</text>
          </g>
        ))}
        {shape.runs.map((run) => <polyline key={run} className="measured" points={run} />)}
        {shape.marks.map((mark, index) => (
          <g key={mark.step}>
            {mark.assumed !== null && <rect className="drawn" x={mark.x - 3.5} y={mark.assumed - 3.5} width="7" height="7" />}
            {mark.target !== null && mark.value !== null && <path className="distance" d={`M${mark.x} ${mark.target}V${mark.value}`} />}
            {mark.low !== null && mark.high !== null && <path className="whisker" d={`M${mark.x} ${mark.low}V${mark.high}`} />}
            {mark.value !== null && <circle className="dot" style={{ fill: valenceColour(steps[index]?.measured.value ?? 0) }} cx={mark.x} cy={mark.value} r="4.5" />}
            {mark.target !== null && <path className="target" d={`M${mark.x - 12} ${mark.target}h24`} />}
          </g>
        ))}
      </svg>
      <div className="gapsteps" lang={lang} aria-hidden="true" style={{ paddingLeft: `${(shape.left / WIDTH) * 100}%` }}>
        {steps.map((step) => <span key={step.step}>{step.title}</span>)}
      </div>
      <p className="fs11 muted legendline" aria-hidden="true">
        <span className="k-target" /> {t("legend.target")} <span className="k-measured" /> {t("legend.measured")} <span className="k-drawn" /> {t("legend.drawn")}
      </p>
    </div>
  );
}
