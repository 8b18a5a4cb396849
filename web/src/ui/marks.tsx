/** The marks of the design: meaning by shape and place first, colour second. */
import { useTranslation } from "react-i18next";
import type { Difference } from "../api/types";
import { useFormat } from "./useFormat";

const SHAPES = {
  worse: { path: "M1 2.5h8L5 9z", tone: "neg" },
  better: { path: "M1 8h8L5 1.5z", tone: "pos" },
  moment: { path: "M5 .5 9.5 5 5 9.5.5 5z", tone: "moment" },
} as const;

/** Triangle down: worse; up: better; diamond: moment of truth. Its word stands beside it or in `title`. */
export function Tri({ kind, size = 9 }: { kind: keyof typeof SHAPES; size?: number }) {
  return (
    <svg className={`tri ${SHAPES[kind].tone}`} width={size} height={size} viewBox="0 0 10 10" aria-hidden="true">
      <path d={SHAPES[kind].path} />
    </svg>
  );
}

/** How much stands behind a statement: dashed ring, half moon, full moon. */
export function Moon({ level }: { level: string }) {
  const { t } = useTranslation();
  const known = level === "validated" || level === "partial" ? level : "assumption";
  return (
    <svg className="ev" width="12" height="12" viewBox="0 0 12 12" role="img" aria-label={t("marks.evidence", { level: t(`evidence.${known}`) })}>
      <circle cx="6" cy="6" r="4.6" className={known === "assumption" ? "ev-o ev-dash" : "ev-o"} />
      {known === "validated" && <circle cx="6" cy="6" r="4.6" className="ev-f" />}
      {known === "partial" && <path d="M6 1.4a4.6 4.6 0 0 1 0 9.2z" className="ev-f" />}
    </svg>
  );
}

interface BarProps {
  /** Part of the whole width, 0..1, with its interval. */
  value: number;
  low?: number | null;
  high?: number | null;
  width?: number | string;
  tone?: "f" | "n" | "p" | "o";
}

const within = (value: number) => Math.min(1, Math.max(0, value));

/** A share as a bar with its interval as a whisker. The numbers stand beside it as text. */
export function ShareBar({ value, low = null, high = null, width = "100%", tone = "f" }: BarProps) {
  return (
    <svg className="sharebar" width={width} height="9" viewBox="0 0 100 9" preserveAspectRatio="none" aria-hidden="true">
      <rect className="bar-t" x="0" y="1" width="100" height="7" />
      <rect className={`bar-${tone}`} x="0" y="1" width={Math.max(1.4, within(value) * 100)} height="7" />
      {low !== null && high !== null && (
        <>
          <path className="wh-s" vectorEffect="non-scaling-stroke" d={`M${within(low) * 100} 4.5H${within(high) * 100}`} />
          <path className="wh" vectorEffect="non-scaling-stroke" d={`M${within(low) * 100} 4.5H${within(high) * 100}`} />
        </>
      )}
    </svg>
  );
}

/** A difference on a scale of ±`scale`: filled triangle where clear, open circle where not. */
export function DiffPicture({ difference, scale, width = 72 }: { difference: Difference; scale: number; width?: number }) {
  const { diff, low, high } = difference;
  if (diff === null || scale <= 0) return null;
  const middle = width / 2;
  const x = (value: number) => middle + Math.min(1, Math.max(-1, value / scale)) * (middle - 5);
  const at = x(diff);
  const { verdict, direction } = difference;
  const triangle = verdict === "clear" && direction !== "none";
  return (
    <svg width={width} height="14" viewBox={`0 0 ${width} 14`} aria-hidden="true">
      <path className="ax" d={`M${middle} 0V14`} />
      {low !== null && high !== null && <path className="wh" d={`M${x(low)} 7H${x(high)}`} />}
      {triangle ? (
        <path
          d={direction === "worse" ? `M${at - 4.5} 3h9l-4.5 8z` : `M${at - 4.5} 11h9l-4.5 -8z`}
          style={{ fill: direction === "worse" ? "var(--neg-mark)" : "var(--pos-mark)" }}
        />
      ) : (
        <circle cx={at} cy="7" r="3" style={{ fill: verdict === "clear" ? "var(--ink-2)" : "var(--surface)", stroke: "var(--ink-2)", strokeWidth: 1.4 }} />
      )}
    </svg>
  );
}

/** The mark before a difference: its meaning, spoken as a word. */
export function DiffMark({ difference }: { difference: Difference }) {
  const { t } = useTranslation();
  const clear = difference.verdict === "clear";
  const word = clear && difference.direction !== "none" ? difference.direction : clear ? "clear" : "notClear";
  return (
    <>
      {clear && difference.direction !== "none" ? (
        <Tri kind={difference.direction} />
      ) : (
        <svg width="9" height="9" aria-hidden="true">
          <circle cx="4.5" cy="4.5" r="2.8" fill={clear ? "var(--ink-3)" : "none"} stroke="var(--ink-3)" strokeWidth="1.4" />
        </svg>
      )}
      <span className="vh">{t(`marks.${word}`)}</span>
    </>
  );
}

export const toneOf = (difference: Difference) =>
  difference.verdict !== "clear" || difference.direction === "none" ? "" : difference.direction === "worse" ? "neg" : "pos";

/** A difference of valence as text: mark, number with sign, interval. */
export function DiffText({ difference }: { difference: Difference }) {
  const format = useFormat();
  if (difference.diff === null) return null;
  return (
    <span className={toneOf(difference)}>
      <DiffMark difference={difference} /> {format.valence(difference.diff)}{" "}
      <span className="muted">{format.interval(difference, format.valence)}</span>
    </span>
  );
}
