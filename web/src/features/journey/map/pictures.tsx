/** Small pictures inside cells: who stops here, how long it takes, how a whole divides. The numbers stand beside them. */
import { IconClock } from "@tabler/icons-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { MetricValue, MixPart, ShareOf, Times } from "@/api/types";
import { useFormat } from "@/ui/useFormat";
import { type LaneScale, onLogScale } from "../model/measures";

/** The bar is everyone of the journey, the slope who goes on, the hatched corner who stops here. */
export function Drop({ reach, drop, next }: { reach: ShareOf; drop: ShareOf; next: number | null }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  const hatch = useId();
  const height = 40;
  const here = (reach.share ?? 0) * height;
  const after = here * (1 - (drop.share ?? 0));
  const top = height - here;
  return (
    <div className="m">
      <div className="v">{format.share(reach.share)}</div>
      <svg className="sharebar" width="100%" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden="true">
        <defs>
          <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="4" height="4" style={{ fill: "var(--neg-soft)" }} />
            <path d="M0 0V4" style={{ stroke: "var(--neg-mark)", strokeWidth: 2 }} />
          </pattern>
        </defs>
        <path d={`M0 ${top}H70L100 ${height - after}V${height}H0z`} className="bar-f" />
        <path d={`M70 ${top}H100V${height - after}z`} fill={`url(#${hatch})`} />
      </svg>
      <div className="s wraps">{t("drop.reach", { n: format.count(reach.k) })}</div>
      <div className={next === null && !drop.k ? "s wraps" : "s wraps neg strong"}>{next === null && !drop.k ? t("drop.last") : t("drop.stop", { share: format.share(drop.share, 1) })}</div>
    </div>
  );
}

/** p10 to p90 thick, the median a tick, on the lane's shared logarithmic axis. */
export function TimeSpan({ times, scale }: { times: Times; scale: LaneScale }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  const x = (seconds: number | null) => onLogScale(seconds ?? times.median ?? 1, scale) * 100;
  return (
    <div className="m">
      <div className="v">{format.duration(times.median)}</div>
      <svg className="sharebar" width="100%" height="12" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
        <path className="ax" d="M0 11.5H100" />
        <rect className="bar-o" x={x(times.p10)} y="3" width={Math.max(1, x(times.p90) - x(times.p10))} height="5" />
        <path className="wh" vectorEffect="non-scaling-stroke" style={{ strokeWidth: 2.2 }} d={`M${x(times.median)} 1V10`} />
      </svg>
      <div className="s wraps">
        {times.p10 !== null && times.p90 !== null ? `${format.duration(times.p10)} ${t("cell.to")} ${format.duration(times.p90)}` : `n ${format.count(times.n)}`}
      </div>
    </div>
  );
}

const SHADES = ["var(--bar)", ...[80, 64, 50, 39, 29].map((part) => `color-mix(in srgb, var(--bar) ${part}%, var(--surface))`), "var(--track)"];

/** How a whole divides: shades of one slate, named beside. */
export function Mix({ parts, compact = false }: { parts: MixPart[]; compact?: boolean }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  const shown = parts.slice(0, SHADES.length);
  const named = compact ? shown.slice(0, 2) : shown;
  const starts = shown.map((_, index) => shown.slice(0, index).reduce((sum, part) => sum + part.share, 0));
  return (
    <div className="mix">
      <svg className="sharebar" width="100%" height={compact ? 8 : 12} viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
        {shown.map((part, index) => (
          <rect key={part.value} x={(starts[index] ?? 0) * 100} y="0" width={Math.max(0.2, part.share * 100 - 0.4)} height="12" style={{ fill: SHADES[index] }} />
        ))}
      </svg>
      <div className="mixlab">
        {named.map((part, index) => (
          <span key={part.value} className={compact ? undefined : "nb"}>
            <i className="sw" style={{ background: SHADES[index] }} />
            {part.value ? part.label : t("cell.other")} <b>{format.share(part.share)}</b>
          </span>
        ))}
      </div>
    </div>
  );
}

/** A time of the whole journey across many columns: box from p25 to p75, whiskers p10 to p90. */
export function Dwell({ metric, title, other }: { metric: MetricValue; title: string; other: string }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  const { times } = metric;
  if (!times || times.median === null) return null;
  const most = (times.p90 ?? times.median) * 1.25;
  const x = (seconds: number | null) => ((seconds ?? times.median ?? 0) / most) * 250;
  return (
    <div className="dwell">
      <span className="nb">
        <IconClock size={14} stroke={1.75} className="i" aria-hidden="true" /> {title || metric.name}
      </span>
      <svg width="250" height="16" viewBox="0 0 250 16" role="img" aria-label={t("cell.box", { title: metric.name })}>
        <path className="ax" d="M0 15.5H250" />
        <path d={`M${x(times.p10)} 7H${x(times.p90)}`} stroke="var(--bar)" strokeWidth="1.4" />
        <rect x={x(times.p25)} y="2" width={Math.max(1, x(times.p75) - x(times.p25))} height="10" rx="1.5" style={{ fill: "var(--bar-soft)", stroke: "var(--bar)" }} />
        <path d={`M${x(times.median)} 1V13`} stroke="var(--ink-1)" strokeWidth="2.4" />
      </svg>
      <span className="nb">
        {t("cell.median")} <b>{format.duration(times.median)}</b> {format.interval(times, format.duration)}
      </span>
      {times.p90 !== null && <span className="nb muted">p90 {format.duration(times.p90)}</span>}
      {other && <span className="nb muted">{other}</span>}
      <span className="nb muted">
        n {format.count(times.n)}
        {metric.left_out > 0 && `, ${t("cell.leftOut", { count: metric.left_out })}`}
      </span>
    </div>
  );
}
