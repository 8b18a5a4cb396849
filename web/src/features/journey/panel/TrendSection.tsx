import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { StepPanel } from "@/api/types";
import { Bar } from "@/ui/states";
import { useFormat } from "@/ui/useFormat";
import { Section } from "./Section";

const TrendChart = lazy(() => import("./TrendChart"));

export function TrendSection({ panel }: { panel: StepPanel }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  const { trend } = panel;
  if (!trend.points.length) return null;
  const thin = trend.points.some((point) => point.estimate.value === null);
  const remark = trend.measure === "valence" ? t(thin ? "trendChart.remarkThin" : "trendChart.remark") : t("trendChart.remarkVisits");
  const alerts = trend.points.filter((point) => point.alert);
  return (
    <Section title={t(`trendChart.${trend.period}`)} remark={remark}>
      <Suspense fallback={<Bar width="100%" height={164} />}>
        <TrendChart panel={panel} />
      </Suspense>
      {alerts.length > 0 && trend.alert_below !== null && (
        <p className="cap">{t("trendChart.alerts", { line: format.number(trend.alert_below, 1, true), days: alerts.map((point) => format.shortDay(point.start)).join(", ") })}</p>
      )}
      {trend.change_points.length > 0 && (
        <p className="cap">{t("trendChart.changes", { days: trend.change_points.map((start) => format.day(start)).join(", ") })}</p>
      )}
      <details className="fs12">
        <summary>{t("trendChart.asTable")}</summary>
        <table className="mt">
          <tbody>
            {trend.points.map((point) => (
              <tr key={point.start}>
                <th scope="row">{format.day(point.start)}</th>
                <td className="num">{point.estimate.value === null ? "–" : trend.measure === "valence" ? format.valence(point.estimate.value) : format.count(point.estimate.value)}</td>
                <td className="muted">{format.interval(point.estimate, format.valence)}</td>
                <td className="num muted">n {format.count(point.estimate.n)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Section>
  );
}
