import { useTranslation } from "react-i18next";
import { valenceColour } from "@/format/valence";
import { useFormat } from "@/ui/useFormat";
import type { EmotionShape } from "../model/emotion";

/** Assumed, observed and compared feeling drawn over the cells of the lane; the same values are in the rows below. */
export function EmotionCurve({ shape, width, label }: { shape: EmotionShape; width: number; label: string }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  return (
    <svg className="emo overlay" width={width} height={shape.height} viewBox={`0 0 ${width} ${shape.height}`} role="img" aria-label={label}>
      {shape.ticks.map((tick) => (
        <g key={tick.value}>
          <path className={tick.value === 0 ? "zero" : "grid"} d={`M0 ${tick.y}H${width}`} />
          <text x="5" y={tick.y - 4}>
            {format.number(tick.value, 0, true)}
          </text>
        </g>
      ))}
      {shape.bands.map((points) => (
        <polygon key={points} className="ribbon" points={points} />
      ))}
      {shape.assumedRuns.map((points) => (
        <polyline key={points} className="asm" points={points} />
      ))}
      {shape.runs.map((points) => (
        <polyline key={points} className="obs" points={points} />
      ))}
      {shape.assumed.map((mark) => (
        <rect key={mark.column} className="asm-m" x={mark.x - 3.5} y={mark.y - 3.5} width="7" height="7" />
      ))}
      {shape.compared.map((mark) => (
        <g key={mark.column}>
          {mark.to !== null && <path className="stem" d={`M${mark.x} ${mark.y}V${mark.to}`} />}
          <path className="was" d={`M${mark.x - 7} ${mark.y}h14`} />
        </g>
      ))}
      {shape.dots.map((dot) => (
        <g key={dot.column}>
          <circle className="dot" style={{ fill: valenceColour(dot.value) }} cx={dot.x} cy={dot.y} r={dot.r} />
          <text className="val" textAnchor="middle" x={dot.x} y={dot.labelY}>
            {format.valence(dot.value)}
          </text>
        </g>
      ))}
      {shape.assumedLabel && (
        <text className="lab" x={shape.assumedLabel.x + 9} y={shape.assumedLabel.y + 14}>
          {t("emotion.assumedWord")}
        </text>
      )}
    </svg>
  );
}
