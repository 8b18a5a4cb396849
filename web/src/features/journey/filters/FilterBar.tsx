import { IconChartDots, IconLayoutGrid, IconMap2, IconMinus, IconPin, IconPlus, IconTable } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import { useJourneyData } from "../data";
import { type Shown as Shape, ZOOMS } from "../model/view";
import { AddFilterPill, FieldPill } from "./FieldPill";
import { ComparePill } from "./ComparePill";
import { ViewMenu } from "./ViewMenu";
import { WhoPill } from "./WhoPill";
import { WindowPill } from "./WindowPill";

function AsOf() {
  const { t } = useTranslation("journey");
  const { measured } = useJourneyData();
  const format = useFormat();
  const provenance = measured?.measurement.provenance;
  if (!provenance?.as_of) return null;
  return (
    <span className="fs12 muted nb" title={t("bar.asOfHint", { moment: format.moment(provenance.as_of) })}>
      <IconPin size={13} stroke={1.75} className="i" aria-hidden="true" /> {t("bar.asOf", { date: format.day(provenance.as_of) })}
      {provenance.lake_version !== null && `, ${t("bar.lake", { version: provenance.lake_version })}`}
    </span>
  );
}

/** Which shape the journey is shown in; the matrix of steps and that of work are one button, switched inside. */
function Shown() {
  const { t } = useTranslation("journey");
  const { view, change } = useJourneyData();
  const shapes: [typeof IconMap2, Shape, boolean][] = [
    [IconMap2, "map", view.shown === "map"],
    [IconLayoutGrid, "grid", view.shown === "grid"],
    [IconTable, "table", view.shown === "table"],
    [IconChartDots, "needs", view.shown === "needs" || view.shown === "effort"],
  ];
  return (
    <span className="seg shapesseg" role="group" aria-label={t("bar.showAs")}>
      {shapes.map(([Icon, shape, on]) => (
        <button key={shape} type="button" aria-pressed={on} title={t(`shapes.${shape}`)} onClick={() => change({ shown: shape })}>
          <Icon size={13} stroke={1.75} aria-hidden="true" />
          <span>{t(`shapes.${shape}`)}</span>
        </button>
      ))}
    </span>
  );
}

function Zoom() {
  const { t } = useTranslation("journey");
  const { view, change } = useJourneyData();
  const at = ZOOMS.indexOf(view.zoom);
  const to = (step: number) => {
    const next = ZOOMS[at + step];
    if (next) change({ zoom: next });
  };
  if (view.shown !== "map") return null;
  return (
    <span className="seg" role="group" aria-label={t("bar.zoom", { level: t(`zoom.${view.zoom}`) })}>
      <button type="button" disabled={at === 0} aria-label={t("bar.zoomOut")} aria-keyshortcuts="-" onClick={() => to(-1)}>
        <IconMinus size={13} stroke={1.75} aria-hidden="true" />
      </button>
      <button type="button" disabled={at === ZOOMS.length - 1} aria-label={t("bar.zoomIn")} aria-keyshortcuts="+" onClick={() => to(1)}>
        <IconPlus size={13} stroke={1.75} aria-hidden="true" />
      </button>
    </span>
  );
}

export function FilterBar() {
  const { t } = useTranslation("journey");
  const { journey, view } = useJourneyData();
  // The first two offered fields are always there; others when they are set.
  const offered = journey.filters.filter((field, index) => index < 2 || view.choices.some((choice) => choice.field === field.field));
  const extra = [...new Set(view.choices.map((choice) => choice.field))].filter((field) => !journey.filters.some((one) => one.field === field));
  return (
    <div className="filterbar" role="toolbar" aria-label={t("bar.label")} data-region="filters">
      <WindowPill />
      <ComparePill />
      <WhoPill />
      {offered.map((field) => (
        <FieldPill key={field.field} field={field.field} />
      ))}
      {extra.map((field) => (
        <FieldPill key={field} field={field} />
      ))}
      <AddFilterPill />
      <span className="grow" />
      <AsOf />
      <span className="sep" />
      <Shown />
      <Zoom />
      <ViewMenu />
    </div>
  );
}
