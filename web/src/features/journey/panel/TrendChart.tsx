import { useElementSize } from "@mantine/hooks";
import * as Plot from "@observablehq/plot";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { StepPanel } from "@/api/types";
import { dotRadius, valenceColour } from "@/format/valence";
import { useFormat } from "@/ui/useFormat";
import { useJourneyData } from "../data";

/** The measure by day, week or month: point by n, whisker 95 %, other window and alert line; x where too few answered. */
export default function TrendChart({ panel }: { panel: StepPanel }) {
  const { t } = useTranslation("journey");
  const { measured } = useJourneyData();
  const format = useFormat();
  const { ref: size, width } = useElementSize();
  const host = useRef<HTMLDivElement>(null);
  const label = measured?.comparison?.label ?? "";

  useEffect(() => {
    const box = host.current;
    if (!box || !width) return;
    const { trend } = panel;
    const felt = trend.measure === "valence";
    const rows = trend.points.map((point) => ({ at: new Date(point.start), ...point.estimate, value: felt ? point.estimate.value : (point.visits ?? point.estimate.value), alert: point.alert }));
    const known = rows.filter((row) => row.value !== null);
    const largest = Math.max(0, ...rows.map((row) => row.n));
    const ends = known.flatMap((row) => [row.low ?? row.value ?? 0, row.high ?? row.value ?? 0]);
    const extra = [trend.compared, trend.alert_below].filter((value) => value !== null);
    const domain = felt ? [Math.max(-2, Math.min(0, ...ends, ...extra) - 0.2), Math.min(2, Math.max(0.5, ...ends, ...extra) + 0.2)] : [0, Math.max(1, ...known.map((row) => row.value ?? 0)) * 1.1];
    const write = (value: number) => (felt ? format.valence(value) : format.count(value));
    const line = (value: number, text: string, stroke: string, dash?: string) => [
      Plot.ruleY([value], { stroke, strokeDasharray: dash, strokeWidth: 1.4 }),
      Plot.text([text], { y: value, frameAnchor: "right", dy: -7, textAnchor: "end", fill: stroke, stroke: "var(--surface)", strokeWidth: 4 }),
    ];
    const chart = Plot.plot({
      width, height: 164, marginLeft: 34, marginRight: 8, marginTop: 10, marginBottom: 22,
      style: { background: "transparent", fontSize: "11px", fontFamily: "inherit", color: "var(--ink-3)" },
      x: { type: "utc", label: null, tickFormat: (date: Date) => format.shortDay(date), ticks: Math.min(7, rows.length), tickSize: 0, insetLeft: 12, insetRight: 12 },
      y: { domain, label: null, ticks: 4, tickSize: 0, tickFormat: (value: number) => format.number(value, felt ? 1 : 0, felt), grid: true },
      marks: [
        ...(felt ? [Plot.ruleY([0], { stroke: "var(--zero)" })] : []),
        ...(trend.compared !== null ? line(trend.compared, `${label} ${write(trend.compared)}`, "var(--before)") : []),
        ...(trend.alert_below !== null ? line(trend.alert_below, t("trendChart.alertLine", { line: format.number(trend.alert_below, 1, true) }), "var(--error-mark)", "5 3") : []),
        Plot.ruleX(trend.change_points.map((start) => new Date(start)), { stroke: "var(--ink-3)", strokeDasharray: "1 3", strokeWidth: 1.4 }),
        ...(felt ? [] : [Plot.lineY(known, { x: "at", y: "value", stroke: "var(--bar)" })]),
        Plot.ruleX(known.filter((row) => row.low !== null), { x: "at", y1: "low", y2: "high", stroke: "var(--ink-1)", strokeWidth: 1.2 }),
        Plot.dot(known, { x: "at", y: "value", r: (row: { n: number }) => dotRadius(row.n, largest), fill: (row: { value: number }) => (felt ? valenceColour(row.value) : "var(--bar)"), stroke: "var(--observed)", strokeWidth: 1.4, title: (row: (typeof rows)[number]) => `${format.day(row.at)} ${write(row.value ?? 0)} ${format.interval(row, write)} n ${row.n}` }),
        Plot.dot(rows.filter((row) => row.value === null), { x: "at", frameAnchor: "bottom", symbol: "times", stroke: "var(--ink-3)", r: 3.5, dy: -8, title: (row: { at: Date; n: number }) => `${format.day(row.at)} n ${row.n}` }),
      ],
    });
    chart.setAttribute("role", "img");
    chart.setAttribute("aria-label", t("trendChart.label"));
    box.replaceChildren(chart);
    return () => chart.remove();
  }, [panel, width, format, t, label]);

  return (
    <div ref={size}>
      <div ref={host} className="plot" />
    </div>
  );
}
