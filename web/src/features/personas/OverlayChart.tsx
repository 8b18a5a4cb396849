import { useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import { overlay, type Series } from "./model";

const SHAPES = [
  (x: number, y: number) => `M${x - 4} ${y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0`,
  (x: number, y: number) => `M${x - 3.7} ${y - 3.7}h7.4v7.4h-7.4z`,
  (x: number, y: number) => `M${x} ${y - 4.8}l4.8 8.6h-9.6z`,
  (x: number, y: number) => `M${x} ${y - 5}l5 5l-5 5l-5 -5z`,
];

function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(1100);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const seen = new ResizeObserver(() => setWidth(Math.max(520, element.clientWidth)));
    seen.observe(element);
    return () => seen.disconnect();
  }, []);
  return { box, width };
}

/** Feelings of up to four groups along the steps: told apart by dashes, marks and names, with whiskers. The table beside it says the same. */
export function OverlayChart({ series, steps, lang }: { series: Series[]; steps: { id: string; title: string }[]; lang: string }) {
  const { t } = useTranslation("personas");
  const format = useFormat();
  const { box, width } = useWidth();
  const shape = overlay(series, steps.length, width);
  const first = shape.columns[0] ?? 0;
  const column = (shape.columns[1] ?? first + 90) - first;
  return (
    <div ref={box} className="overlaybox">
      <svg className="overlaychart" width={shape.width} height={shape.height} viewBox={`0 0 ${shape.width} ${shape.height}`} role="img" aria-label={t("chart.label", { names: series.map((one) => one.name).join(", ") })}>
        {shape.ticks.map((tick) => (
          <g key={tick.value}>
            <path className={tick.value === 0 ? "zero" : "grid"} d={`M26 ${tick.y}H${shape.width - 148}`} />
            <text x="0" y={tick.y + 4}>{format.number(tick.value, 0, true)}</text>
          </g>
        ))}
        {shape.curves.map((curve, place) => (
          <g key={curve.id} className={`curve curve-${place}`}>
            {curve.points.map((point) => point.low !== null && point.high !== null && <path key={point.x} className="whisker" d={`M${point.x} ${point.low}V${point.high}`} />)}
            {curve.runs.map((run) => <polyline key={run} points={run} />)}
            {curve.points.map((point) => <path key={point.x} className="mark" d={SHAPES[place]?.(point.x, point.y)} />)}
            <path className="mark" d={SHAPES[place]?.(curve.label.x, curve.label.y)} />
            <text className="name" x={curve.label.x + 10} y={curve.label.y + 4} lang={lang}>{curve.name}</text>
          </g>
        ))}
      </svg>
      <div className="overlaysteps" aria-hidden="true" lang={lang} style={{ paddingLeft: first - column / 2, paddingRight: 150 }}>
        {steps.map((step) => <span key={step.id}>{step.title}</span>)}
      </div>
    </div>
  );
}
