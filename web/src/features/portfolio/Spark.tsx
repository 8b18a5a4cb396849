import { useTranslation } from "react-i18next";
import type { SparkPoint } from "@/api/types";
import { valenceColour } from "@/format/valence";
import { useFormat } from "@/ui/useFormat";
import { sparkShape } from "./model";

const [WIDTH, HEIGHT] = [150, 50];

/** Feeling along the steps; where nobody was asked anything, the share that reaches each step instead. */
export function Spark({ points }: { points: SparkPoint[] }) {
  const { t } = useTranslation("portfolio");
  const format = useFormat();
  if (points.some((point) => point.valence.value !== null)) return <FeelingSpark points={points} />;
  if (!points.some((point) => point.reach.share !== null)) return <span className="na">{t("spark.none")}</span>;
  const step = (WIDTH - 4) / points.length;
  const label = points.map((point) => `${point.title} ${format.share(point.reach.share)}`).join(", ");
  return (
    <svg className="spark" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t("spark.reach", { list: label })}>
      {points.map((point, index) => {
        const height = (point.reach.share ?? 0) * 34;
        return (
          <g key={point.step}>
            <rect x={2 + index * step} y={38 - height} width={Math.max(2, step - 5)} height={height} className="bar-f" rx="1" />
            {step > 18 && (
              <text x={2 + index * step + (step - 5) / 2} y="49" textAnchor="middle">
                {point.reach.share === null ? "–" : format.number(point.reach.share * 100)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

function FeelingSpark({ points }: { points: SparkPoint[] }) {
  const { t } = useTranslation("portfolio");
  const format = useFormat();
  const shape = sparkShape(points, WIDTH, HEIGHT);
  const label = points.map((point) => `${point.title} ${format.valence(point.valence.value)}`).join(", ");
  return (
    <svg className="spark" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t("spark.feeling", { list: label })}>
      <path className="zero" d={`M0 ${shape.zero}H${WIDTH}`} />
      {shape.gaps.map((gap) => (
        <rect key={gap.x} x={gap.x} y="2" width={gap.width} height={HEIGHT - 4} className="hatchbox" />
      ))}
      {shape.bands.map((band) => (
        <polygon key={band} className="ribbon" points={band} />
      ))}
      {shape.runs.map((run) => (
        <polyline key={run} className="obs" points={run} />
      ))}
      {shape.dots.map((dot) =>
        dot.weakest ? (
          <path key={dot.x} d={`M${dot.x - 5.5} ${dot.y - 4}h11l-5.5 9.5z`} className="wm" style={{ fill: "var(--neg-mark)" }} />
        ) : (
          <circle key={dot.x} cx={dot.x} cy={dot.y} r="2.4" style={{ fill: valenceColour(dot.valence), stroke: "var(--observed)", strokeWidth: 1 }} />
        ),
      )}
    </svg>
  );
}
