import { Button } from "@mantine/core";
import { IconCalendar, IconChevronRight, IconId, IconPencil, IconUser } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useContext } from "react";
import { Link, useParams } from "react-router";
import type { MeasuredMap } from "@/api/types";
import { JourneyActions } from "@/ui/feature";
import { Tri } from "@/ui/marks";
import { useFormat } from "@/ui/useFormat";
import { useMayI } from "@/ui/useMayI";
import { ExportMenu } from "./ExportMenu";
import { Comments } from "./Comments";
import { useJourneyData } from "./data";
import { Kpis } from "./Kpis";
import { listed, queryOf, writeView } from "./model/view";

/** The step that the overall feeling is read from is the result, not one of the steps that rose or fell. */
export function trendOf(measured: MeasuredMap | null) {
  const comparison = measured?.comparison;
  if (!comparison) return null;
  const rows = comparison.steps.filter((row) => row.id !== measured.measurement.totals.feeling_step && row.valence.diff !== null);
  const clear = rows.filter((row) => row.valence.verdict === "clear");
  const worse = clear.filter((row) => row.valence.direction === "worse").length;
  const better = clear.filter((row) => row.valence.direction === "better").length;
  return rows.length ? { steps: rows.length, worse, better, label: comparison.label } : null;
}

function Trend() {
  const { t } = useTranslation("journey");
  const { measured } = useJourneyData();
  const trend = trendOf(measured);
  if (!trend) return null;
  const key = trend.worse && trend.better ? "mixed" : trend.worse ? "falling" : trend.better ? "rising" : "steady";
  return (
    <div className="meta">
      <span>
        {key === "falling" && <Tri kind="worse" />}
        {key === "rising" && <Tri kind="better" />}
        <span>
          <b className="med ink1">{t(`trend.${key}`)}</b>: {t(`trend.${key}Text`, { worse: trend.worse, better: trend.better, steps: trend.steps, label: trend.label })}
        </span>
      </span>
    </div>
  );
}

export function Header() {
  const { t } = useTranslation("journey");
  const { journey, view } = useJourneyData();
  const { slug = "" } = useParams();
  const actions = useContext(JourneyActions);
  const mayExport = useMayI("export");
  const mayEdit = useMayI("edit");
  const format = useFormat();
  const persona = journey.personas.find((one) => one.id === (view.persona ?? journey.persona));
  const owner = [journey.owner, journey.department].filter(Boolean).join(", ");
  return (
    <div className="titlebar">
      <div className="tl">
        <nav className="crumbs" aria-label={t("header.crumbs")}>
          <Link to="/">{t("header.journeys")}</Link>
          {journey.area && (
            <>
              <IconChevronRight size={12} stroke={1.75} aria-hidden="true" />
              <span>{journey.area}</span>
            </>
          )}
        </nav>
        <div className="titleline">
          <h1 lang={journey.lang}>{journey.title}</h1>
          <span className={journey.status === "live" ? "chip live" : "chip"}>
            {journey.status === "live" && <span className="dotmark" />}
            {t(`status.${journey.status}`)}
          </span>
          <span className="chip line">{t(`state.${journey.state}`)}</span>
        </div>
        <Trend />
        <div className="meta">
          {persona && (
            <span>
              <IconId size={14} stroke={1.75} className="i" aria-hidden="true" />
              {t("header.persona")} <span className="ink1">{persona.name}</span>
            </span>
          )}
          {owner && (
            <span>
              <IconUser size={14} stroke={1.75} className="i" aria-hidden="true" />
              {owner}
            </span>
          )}
          {journey.review_by && (
            <span>
              <IconCalendar size={14} stroke={1.75} className="i" aria-hidden="true" />
              {t("header.review", { date: format.day(journey.review_by) })}
            </span>
          )}
          {journey.data_label && <span className={/synthetic|demo|example/i.test(journey.data_label) ? "chip demo" : "chip"}>{journey.data_label}</span>}
        </div>
      </div>
      <div className="tr">
        <div className="row end">
          <span className="muted fs12">{t("header.version", { version: journey.version })}</span>
          {mayEdit && <Button component={Link} to={`/journeys/${journey.slug}/edit`} size="xs" variant="default" leftSection={<IconPencil size={14} stroke={1.75} aria-hidden="true" />}>
            {t("edit.edit")}
          </Button>}
          {actions.map((Action) => (
            <Action key={Action.displayName ?? Action.name} slug={slug} lanes={journey.lanes} view={writeView(view).toString()} question={listed(queryOf(view, journey))} />
          ))}
          <Comments />
          {mayExport && <ExportMenu />}
        </div>
        <Kpis />
      </div>
    </div>
  );
}
