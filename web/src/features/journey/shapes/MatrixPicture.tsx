import type { ReactNode } from "react";
import { type Dot, FRAME, placed, placeIn } from "../model/matrix";

interface Props {
  label: string;
  dots: Dot[];
  x: [number, number];
  y: [number, number];
  xName: string;
  yName: string;
  /** Lines and words behind the dots. */
  children: (to: ReturnType<typeof placeIn>) => ReactNode;
}

/** Numbered dots on two axes, with their interval along x. The table beside it says the same. */
export function MatrixPicture({ label, dots, x, y, xName, yName, children }: Props) {
  const to = placeIn(x, y);
  const { width, height, left, right, top, bottom } = FRAME;
  const ticks = ([from, until]: [number, number]) => {
    const step = until - from > 7 ? 2 : 1;
    return Array.from({ length: Math.floor((until - Math.ceil(from)) / step) + 1 }, (_, index) => Math.ceil(from) + index * step);
  };
  return (
    <svg className="matrix" viewBox={`0 0 ${width} ${height}`} width={width} role="img" aria-label={label}>
      {ticks(x).map((value) => <text key={value} x={to.x(value)} y={height - bottom + 15} textAnchor="middle">{value}</text>)}
      {ticks(y).map((value) => <text key={value} x={left - 8} y={to.y(value) + 4} textAnchor="end">{value}</text>)}
      <path className="axis" d={`M${left} ${top}V${height - bottom}H${width - right}`} />
      {children(to)}
      <text className="axisname" x={width - right} y={height - 4} textAnchor="end">{xName} →</text>
      <text className="axisname" transform={`translate(12 ${top}) rotate(-90)`} textAnchor="end">{yName} →</text>
      {placed(dots, x, y).map(({ dot, cx, cy, low, high }) => (
        <g key={dot.id}>
          {low !== null && high !== null && <path className="whisker" d={`M${low} ${cy}H${high}`} />}
          <circle className="dot" cx={cx} cy={cy} r="10"><title>{dot.title}</title></circle>
          <text className="number" x={cx} y={cy + 4} textAnchor="middle">{dot.number}</text>
        </g>
      ))}
    </svg>
  );
}
