import { IconCalendar, IconCheck, IconDatabase, IconLink } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ChangeSeen, NextThing, OpenPain, Portfolio } from "@/api/types";
import { DiffMark, Moon, ShareBar, toneOf } from "@/ui/marks";
import { useFormat } from "@/ui/useFormat";
import { useSay } from "@/ui/useSay";

const ICONS = { bind: IconLink, confirm: IconCheck, review: IconCalendar, import: IconDatabase } as const;

function Next({ thing }: { thing: NextThing }) {
  const { t } = useTranslation("portfolio");
  const say = useSay();
  const title = say(thing.title);
  const Icon = ICONS[thing.kind];
  const to = thing.kind === "import" ? "/data" : thing.step ? `/journeys/${thing.slug}/steps/${thing.step}` : `/journeys/${thing.slug}`;
  return (
    <li>
      <span className="nic"><Icon size={16} stroke={1.75} aria-hidden="true" /></span>
      <div>
        <b>{title}</b>
        <span>{say(thing.text)}</span>
      </div>
      <Link className="btn sm" to={to} aria-label={`${t("open")}: ${title}`}>{t("open")}</Link>
    </li>
  );
}

function Change({ change }: { change: ChangeSeen }) {
  const { t } = useTranslation("portfolio");
  const format = useFormat();
  const say = useSay();
  const { difference } = change;
  const against = change.against.map(say).join(", ");
  return (
    <li>
      <span className="cm"><DiffMark difference={difference} /></span>
      <div>
        <Link to={`/journeys/${change.slug}/steps/${change.step}`}><b>{change.title}</b></Link>{" "}
        <b className={toneOf(difference)}>{format.valence(difference.diff)}</b> {format.interval(difference, format.valence)}
        <span>{against ? t("against", { journey: change.journey, other: against }) : change.journey}</span>
      </div>
    </li>
  );
}

function Pain({ pain, step, most }: { pain: OpenPain; step: string; most: number }) {
  const format = useFormat();
  const { stake } = pain;
  const part = (value: number | null) => (value === null ? null : Math.abs(value) / most);
  return (
    <li>
      <div>
        <Link to={`/journeys/${pain.slug}`}><b>{pain.title}</b></Link>
        <span><Moon level={pain.level} /> {[step, pain.department].filter(Boolean).join(" · ")}</span>
      </div>
      {stake.value !== null && (
        <div className="pv">
          <ShareBar value={part(stake.value) ?? 0} low={part(stake.high)} high={part(stake.low)} width={92} tone="n" />
          <b>{format.number(stake.value, 1)}</b>
        </div>
      )}
    </li>
  );
}

export function Aside({ portfolio }: { portfolio: Portfolio }) {
  const { t } = useTranslation("portfolio");
  const most = Math.max(1, ...portfolio.pains.map((pain) => Math.abs(pain.stake.low ?? pain.stake.value ?? 0)));
  const titleOf = (pain: OpenPain) =>
    portfolio.cards.find((card) => card.slug === pain.slug)?.spark.find((point) => point.step === pain.step)?.title ?? pain.step;
  return (
    <aside aria-label={t("aside.label")}>
      {portfolio.next.length > 0 && (
        <section className="side">
          <h3>{t("aside.next")}</h3>
          <ul className="next">{portfolio.next.map((thing) => <Next key={`${thing.kind}-${thing.slug}-${thing.step ?? ""}`} thing={thing} />)}</ul>
        </section>
      )}
      {portfolio.changes.length > 0 && (
        <section className="side">
          <h3>{t("aside.changed")}</h3>
          <ul className="chg">{portfolio.changes.map((change) => <Change key={`${change.slug}-${change.step}-${change.journey}`} change={change} />)}</ul>
        </section>
      )}
      {portfolio.pains.length > 0 && (
        <section className="side">
          <h3>{t("aside.pains")}<span>{t("summary.stake")}</span></h3>
          <ul className="pains">{portfolio.pains.map((pain) => <Pain key={`${pain.slug}-${pain.insight}`} pain={pain} step={titleOf(pain)} most={most} />)}</ul>
        </section>
      )}
    </aside>
  );
}
