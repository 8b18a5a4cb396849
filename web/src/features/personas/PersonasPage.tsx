import { IconChevronRight, IconUsers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { usePersonas } from "@/api/looking";
import { useJourney } from "@/api/queries";
import type { Journey, PersonasMeasured } from "@/api/types";
import { JourneyTabs } from "@/ui/JourneyTabs";
import { Computing, Empty, ErrorNote, PageSkeleton } from "@/ui/states";
import { useFormat } from "@/ui/useFormat";
import { CompareTable } from "./CompareTable";
import { chosenOf, EVERYONE, MOST_OVERLAID, seriesOf, toggled } from "./model";
import { OverlayChart } from "./OverlayChart";
import { PersonaCard } from "./PersonaCard";
import "./personas.css";

function Head({ journey, one, found }: { journey: Journey; one: string | null; found: PersonasMeasured | undefined }) {
  const { t } = useTranslation("personas");
  const format = useFormat();
  const window = found ? format.window(found.provenance.window_from, found.provenance.window_to) ?? t("allTime") : "";
  return (
    <div className="titlebar">
      <div className="tl">
        <nav className="crumbs" aria-label={t("crumbs")}>
          <Link to={`/journeys/${journey.slug}`} lang={journey.lang}>{journey.title}</Link>
          {one && (
            <>
              <IconChevronRight size={12} stroke={1.75} aria-hidden="true" />
              <Link to={`/journeys/${journey.slug}/personas`}>{t("title")}</Link>
            </>
          )}
        </nav>
        <h1>{one ?? t("title")}</h1>
        {found && (
          <div className="meta">
            <span><IconUsers size={14} stroke={1.75} className="i" aria-hidden="true" />{t("people.all", { count: found.people, n: format.count(found.people) })}</span>
            <span>{t("people.window", { window })}</span>
            {found.provenance.as_of && <span>{t("asOf", { date: format.day(found.provenance.as_of) })}</span>}
          </div>
        )}
      </div>
    </div>
  );
}

function Compare({ found, lang }: { found: PersonasMeasured; lang: string }) {
  const { t } = useTranslation("personas");
  const [params, setParams] = useSearchParams();
  const chosen = chosenOf(params.get("with"), found);
  const series = seriesOf(found, chosen, t("everyone"));
  const options = [...found.personas.filter((one) => one.steps.length > 0).map(({ id, name }) => ({ id, name })), { id: EVERYONE, name: t("everyone") }]
    .filter((one, index, all) => all.findIndex((other) => other.id === one.id) === index);
  const feels = found.everyone.some((step) => step.valence.value !== null);
  if (options.length < 2) return null;
  const choose = (id: string) => setParams((now) => {
    now.set("with", toggled(chosen, id).join(","));
    return now;
  }, { replace: true });
  return (
    <section className="comparebox noprint" aria-labelledby="compare">
      <div className="row">
        <h2 id="compare">{t("chart.title")}</h2>
        <span className="overlaypicks" role="group" aria-label={t("chart.pick")}>
          {options.map((option) => {
            const on = chosen.includes(option.id);
            return <button key={option.id} type="button" className={on ? "pill is-set" : "pill"} aria-pressed={on} disabled={!on && chosen.length >= MOST_OVERLAID} onClick={() => choose(option.id)} lang={lang}>{option.name}</button>;
          })}
        </span>
        <span className="muted fs11">{t("chart.most", { count: MOST_OVERLAID })}</span>
      </div>
      {feels && series.length > 0 && <OverlayChart series={series} steps={found.everyone} lang={lang} />}
      {!feels && <p className="muted fs12">{t("chart.noFeedback")}</p>}
      {series.length > 0 && <CompareTable found={found} series={series} lang={lang} />}
    </section>
  );
}

/** The personas of a journey with the people they stand for; with a persona in the address, its whole profile alone. */
export default function PersonasPage() {
  const { t } = useTranslation("personas");
  const { slug = "", persona } = useParams();
  const journey = useJourney(slug);
  const found = usePersonas(slug);
  if (journey.error) return <div className="pagepad"><ErrorNote error={journey.error} onRetry={() => void journey.refetch()} /></div>;
  if (!journey.data) return <PageSkeleton />;
  const shown = journey.data.personas.filter((one) => !persona || one.id === persona);
  const only = persona ? shown[0] : undefined;
  return (
    <div className="personaspage">
      <title>{`${only?.name ?? t("title")} · ${journey.data.title} · Sojourn`}</title>
      <Head journey={journey.data} one={only?.name ?? null} found={found.data} />
      <JourneyTabs slug={slug} />
      {found.error && <div className="pagepad"><ErrorNote error={found.error} onRetry={() => void found.refetch()} /></div>}
      {found.isLoading && <div className="pagepad"><Computing label={t("computing")} /></div>}
      {!shown.length && (
        <div className="pagepad">
          <Empty icon={IconUsers} title={t("empty.title")} text={t(persona ? "empty.unknown" : "empty.text", { name: persona ?? "" })}>
            <Link className="btn" to={`/journeys/${slug}${persona ? "/personas" : ""}`}>{t("empty.back")}</Link>
          </Empty>
        </div>
      )}
      {!persona && found.data && <Compare found={found.data} lang={journey.data.lang} />}
      <div className={only ? "personacards one" : "personacards"}>
        {shown.map((one) => (
          <PersonaCard key={one.id} persona={one} numbers={found.data?.personas.find((numbers) => numbers.id === one.id)} found={found.data} lang={journey.data.lang} whole={Boolean(only)} />
        ))}
      </div>
    </div>
  );
}
