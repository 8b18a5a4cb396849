import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { JourneyTotals, MetricValue } from "@/api/types";
import type { Formatter } from "@/format/numbers";
import { Bar } from "@/ui/states";
import { useFormat } from "@/ui/useFormat";
import { useJourneyData } from "./data";

interface Kpi {
  id: string;
  title: string;
  value: ReactNode;
  interval?: string;
  sub: string;
}

/** A metric in one line: its value and interval, in its own unit. */
export function metricText(metric: MetricValue, format: Formatter): { value: string; interval: string } | null {
  const { share, times, estimate } = metric;
  if (share) return share.share === null ? null : { value: format.share(share.share, 1), interval: format.interval(share, (end) => format.number(end * 100, 1)) };
  if (times) return times.median === null ? null : { value: format.duration(times.median), interval: format.interval(times, format.duration) };
  if (estimate.value === null) return null;
  const digits = metric.type === "count" ? 0 : 1;
  return { value: format.number(estimate.value, digits), interval: format.interval(estimate, (end) => format.number(end, digits)) };
}

function useKpis(totals: JourneyTotals): Kpi[] {
  const { t } = useTranslation("journey");
  const { journey, steps, measured } = useJourneyData();
  const format = useFormat();
  const comparison = measured?.comparison;
  const other = comparison?.other.totals;
  const versus = (text: string | undefined) => (comparison && text ? `${comparison.label} ${text}` : "");
  const kpis: Kpi[] = [];

  const whole = totals.everyone && totals.everyone !== totals.instances ? totals.everyone : null;
  kpis.push({
    id: "instances",
    title: journey.scope.unit ? journey.scope.unit.slice(0, 1).toUpperCase() + journey.scope.unit.slice(1) : t("kpi.instances"),
    value: format.count(totals.instances),
    sub: whole ? `${format.share(totals.instances / whole, 1)} ${t("kpi.of", { n: format.count(whole) })}` : versus(other && format.count(other.instances)),
  });
  if (totals.completion.share !== null)
    kpis.push({
      id: "completion",
      title: t("kpi.completion"),
      value: format.share(totals.completion.share, 1),
      interval: format.interval(totals.completion, (end) => format.number(end * 100, 1)),
      sub: versus(other && format.share(other.completion.share, 1)) || (totals.open ? t("kpi.open", { count: totals.open }) : `n ${format.count(totals.completion.n)}`),
    });
  if (totals.feeling.value !== null)
    kpis.push({
      id: "feeling",
      title: t("kpi.feeling"),
      value: format.valence(totals.feeling.value),
      interval: format.interval(totals.feeling, format.valence),
      sub: versus(other?.feeling.value != null ? format.valence(other.feeling.value) : undefined) || `n ${format.count(totals.feeling.n)}`,
    });
  // What is asked about one step stands at the step.
  const ofSteps = new Set(journey.kpis.filter((kpi) => kpi.match && steps.some((step) => step.feedback === kpi.match)).map((kpi) => kpi.id));
  for (const metric of totals.metrics.filter((one) => one.type !== "mix" && !one.times && !ofSteps.has(one.id)).slice(0, 3)) {
    const text = metricText(metric, format);
    const before = other?.metrics.find((one) => one.id === metric.id);
    const n = metric.share?.n ?? metric.estimate.n;
    if (text) kpis.push({ id: metric.id, title: metric.name, ...text, sub: versus((before && metricText(before, format)?.value) ?? undefined) || `n ${format.count(n)}` });
  }
  if (totals.duration.median !== null && kpis.length < 5)
    kpis.push({ id: "duration", title: t("kpi.duration"), value: format.duration(totals.duration.median), interval: format.interval(totals.duration, format.duration), sub: `n ${format.count(totals.duration.n)}` });

  const felt = (id: string) => measured?.measurement.steps.find((one) => one.id === id)?.feeling.valence.value ?? null;
  const named = totals.weakest.map((id) => ({ title: steps.find((step) => step.id === id)?.title ?? id, value: felt(id) })).filter((one) => one.value !== null);
  const [worst, ...rest] = named;
  if (worst)
    kpis.push({ id: "weakest", title: t("kpi.weakest"), value: worst.title, interval: format.valence(worst.value), sub: rest.slice(0, 2).map((one) => `${one.title} ${format.valence(one.value)}`).join(", ") });
  return kpis;
}

function KpiList({ totals }: { totals: JourneyTotals }) {
  const kpis = useKpis(totals);
  return (
    <dl className="kpis">
      {kpis.map((kpi) => (
        <div className="kpi" key={kpi.id}>
          <dt>{kpi.title}</dt>
          <dd>
            {kpi.value} {kpi.interval && <small>{kpi.interval}</small>}
          </dd>
          <div className="sub">{kpi.sub}</div>
        </div>
      ))}
    </dl>
  );
}

export function Kpis() {
  const { measured, stale } = useJourneyData();
  if (measured)
    return (
      <div className={stale ? "stale-values" : undefined}>
        <KpiList totals={measured.measurement.totals} />
      </div>
    );
  return (
    <div className="kpis" aria-hidden="true">
      {[0, 1, 2, 3].map((one) => (
        <div className="kpi" key={one}>
          <Bar width={120} height={44} />
        </div>
      ))}
    </div>
  );
}
