import { IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { useGaps } from "@/api/looking";
import { useJourney } from "@/api/queries";
import type { FutureGaps } from "@/api/types";
import { JourneyTabs } from "@/ui/JourneyTabs";
import { Computing, ErrorNote, PageSkeleton } from "@/ui/states";
import { useFormat } from "@/ui/useFormat";
import { Changes } from "./Changes";
import { GapList, VerdictWord } from "./GapList";
import { GapPicture } from "./GapPicture";
import "./gaps.css";
import { Metrics } from "./Metrics";
import { counted, type Order, VERDICTS } from "./model";

function Sum({ found }: { found: FutureGaps }) {
  const { t } = useTranslation("gaps");
  const counts = counted(found);
  const all = [...counts.values()].reduce((sum, one) => sum + one, 0);
  if (!all) return <p className="pagepad muted">{t("nothingPromised")}</p>;
  return (
    <dl className="gapsum" aria-label={t("sum")}>
      <div><dt>{t("promises")}</dt><dd>{all}</dd></div>
      {VERDICTS.filter((verdict) => counts.get(verdict)).map((verdict) => (
        <div key={verdict}><dt><VerdictWord verdict={verdict} /></dt><dd>{counts.get(verdict)}</dd></div>
      ))}
    </dl>
  );
}

function Body({ found, lang }: { found: FutureGaps; lang: string }) {
  const { t } = useTranslation("gaps");
  const [params, setParams] = useSearchParams();
  const order: Order = params.get("order") === "gap" ? "gap" : "map";
  const all = params.get("steps") === "all";
  const set = (name: string, value: string | null) =>
    setParams((now) => {
      if (value) now.set(name, value);
      else now.delete(name);
      return now;
    }, { replace: true });
  return (
    <div className="gapbody">
      <Sum found={found} />
      <section aria-labelledby="gap-steps">
        <div className="row">
          <h2 id="gap-steps">{t("steps")}</h2>
          <span className="seg" role="group" aria-label={t("order.label")}>
            {(["map", "gap"] as const).map((one) => (
              <button key={one} type="button" aria-pressed={order === one} onClick={() => set("order", one === "map" ? null : one)}>{t(`order.${one}`)}</button>
            ))}
          </span>
          <button type="button" className={all ? "pill is-set" : "pill"} aria-pressed={all} onClick={() => set("steps", all ? null : "all")}>{t("allSteps")}</button>
        </div>
        <GapPicture steps={found.steps} lang={lang} />
        <GapList found={found} order={order} all={all} lang={lang} />
      </section>
      <Metrics rows={found.metrics} lang={lang} />
      <Changes changes={found.changes} lang={lang} />
    </div>
  );
}

/** What a future map promised and what the data of the current map now says. */
export default function GapsPage() {
  const { t } = useTranslation("gaps");
  const format = useFormat();
  const { slug = "" } = useParams();
  const journey = useJourney(slug);
  const gaps = useGaps(slug);
  if (journey.error) return <div className="pagepad"><ErrorNote error={journey.error} onRetry={() => void journey.refetch()} /></div>;
  if (!journey.data) return <PageSkeleton />;
  const { title, lang, data_label: label } = journey.data;
  const found = gaps.data;
  return (
    <div className="gapspage">
      <title>{`${t("title")} · ${title} · Sojourn`}</title>
      <div className="titlebar">
        <div className="tl">
          <nav className="crumbs" aria-label={t("crumbs")}>
            {found && (
              <>
                <Link to={`/journeys/${found.baseline}`} lang={lang}>{found.baseline_title}</Link>
                <IconChevronRight size={12} stroke={1.75} aria-hidden="true" />
              </>
            )}
            <Link to={`/journeys/${slug}`} lang={lang}>{title}</Link>
          </nav>
          <div className="titleline"><h1>{t("title")}</h1>{label && <span className="chip demo">{label}</span>}</div>
          {found && (
            <div className="meta">
              <span>{t("beside", { future: found.title, current: found.baseline_title })}</span>
              <span>{t("window", { window: format.window(found.provenance.window_from, found.provenance.window_to) ?? t("allTime") })}</span>
              {found.provenance.as_of && <span>{t("asOf", { date: format.day(found.provenance.as_of) })}</span>}
            </div>
          )}
        </div>
      </div>
      <JourneyTabs slug={found?.baseline ?? slug} />
      {gaps.error && <div className="pagepad"><ErrorNote error={gaps.error} onRetry={() => void gaps.refetch()} /></div>}
      {gaps.isLoading && <div className="pagepad"><Computing label={t("computing")} /></div>}
      {found && <Body found={found} lang={lang} />}
    </div>
  );
}
