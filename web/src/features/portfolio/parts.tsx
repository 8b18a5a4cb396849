/** The cells of a journey on the home screen, shared by rows and cards. */
import { IconAlertTriangle, IconClock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { JourneyCard } from "@/api/types";
import { DiffMark, ShareBar, toneOf, Tri } from "@/ui/marks";
import { useFormat } from "@/ui/useFormat";
import { useSay } from "@/ui/useSay";

export const addressOf = (card: JourneyCard) => `/journeys/${card.slug}${card.persona ? `?persona=${encodeURIComponent(card.persona)}` : ""}`;

export function Instances({ card }: { card: JourneyCard }) {
  const { t } = useTranslation("portfolio");
  const format = useFormat();
  const say = useSay();
  if (card.instances === null) return <div className="na">–</div>;
  return (
    <>
      <div className="v">{format.count(card.instances)}</div>
      <div className="s">{card.unit.key === "unit.instances" ? t("walks", { count: card.instances }) : say(card.unit)}</div>
    </>
  );
}

export function Completion({ card }: { card: JourneyCard }) {
  const { t } = useTranslation("portfolio");
  const format = useFormat();
  const say = useSay();
  const { completion } = card;
  if (completion.share === null) return <div className="na">{completion.note ? say(completion.note) : (card.instances === null ? "–" : t("notDefined"))}</div>;
  return (
    <>
      <div className="v">
        {format.share(completion.share, 1)} <span className="ci">{format.interval(completion, (end) => format.number(end * 100, 1))}</span>
      </div>
      <ShareBar value={completion.share} low={completion.low} high={completion.high} width={92} />
      <div className="s">{card.completion_label || `n ${format.count(completion.n)}`}</div>
    </>
  );
}

export function FeelingAt({ card }: { card: JourneyCard }) {
  const { t } = useTranslation("portfolio");
  const format = useFormat();
  const say = useSay();
  const { feeling, feeling_change: change } = card;
  if (feeling.value === null) return <div className="na">{feeling.note ? say(feeling.note) : (card.state === "future" ? t("promise") : t("noFeedback"))}</div>;
  return (
    <>
      <div className="v">{format.valence(feeling.value)}</div>
      <div className="s">{format.interval(feeling, format.valence)}</div>
      {change && change.diff !== null ? (
        <div className="s">
          <span className={toneOf(change)}>
            <DiffMark difference={change} /> {format.valence(change.diff)}
          </span>
        </div>
      ) : (
        card.feeling_step && <div className="s">{t("at", { step: card.feeling_step })}</div>
      )}
    </>
  );
}

export function Weakest({ card }: { card: JourneyCard }) {
  const { t } = useTranslation("portfolio");
  const format = useFormat();
  const [worst, next] = card.weakest;
  if (!worst) return <div className="na">–</div>;
  return (
    <>
      <div className="fs12 med">
        <Tri kind="worse" /> {worst.title} <b>{format.valence(worst.valence.value)}</b>
      </div>
      {next && <div className="s">{t("then", { step: next.title, value: format.valence(next.valence.value) })}</div>}
    </>
  );
}

export function Freshness({ card }: { card: JourneyCard }) {
  const { t } = useTranslation("portfolio");
  const format = useFormat();
  const say = useSay();
  const late = card.freshness === "late" || card.freshness === "stale";
  const last = card.last_event ? t("lastFact", { date: format.day(card.last_event) }) : "";
  return (
    <>
      <span className={card.freshness === "live" ? "chip live" : late ? "chip warn" : "chip"}>
        {card.freshness === "live" && <span className="dotmark" />}
        {late && <IconClock size={13} stroke={1.75} className="i" aria-hidden="true" />}
        {card.freshness === "pinned" && card.window_label ? say(card.window_label) : t(`fresh.${card.freshness}`)}
      </span>
      <div className="s under">{card.freshness === "pinned" ? t("fresh.pinned") : last}</div>
    </>
  );
}

export function Owner({ card }: { card: JourneyCard }) {
  const { t } = useTranslation("portfolio");
  const format = useFormat();
  const name = card.owner || card.department;
  const initials = name.split(/[\s.,]+/).filter(Boolean).map((word) => word[0]).slice(0, 2).join("");
  return (
    <>
      {name ? (
        <div className="row tight">
          <span className="av av-sm av-2" aria-hidden="true">
            {initials}
          </span>
          <span className="fs12">{card.department || card.owner}</span>
        </div>
      ) : (
        <div className="na">{t("noOwner")}</div>
      )}
      {card.overdue_days > 0 ? (
        <div className="s warnt">
          <IconAlertTriangle size={13} stroke={1.75} className="warni" aria-hidden="true" /> {t("overdue", { count: card.overdue_days })}
        </div>
      ) : (
        card.review_by && <div className={card.review === "due" ? "s warnt" : "s"}>{t(card.review === "due" ? "tree.due" : "review", { date: format.day(card.review_by) })}</div>
      )}
      {card.open_actions > 0 && <div className="s">{t("actionsOpen", { count: card.open_actions })}</div>}
    </>
  );
}

export function Subtitle({ card }: { card: JourneyCard }) {
  const { t } = useTranslation("portfolio");
  const format = useFormat();
  if (card.persona && card.parent)
    return <>{[t("personaView"), card.everyone && card.instances !== null ? format.share(card.instances / card.everyone, 1) : ""].filter(Boolean).join(", ")}</>;
  const bars = card.instances !== null && !card.spark.some((point) => point.valence.value !== null) && card.spark.some((point) => point.reach.share !== null);
  return <>{[t(card.kind === "blueprint" ? "kind.blueprint" : `state.${card.state}`), t(`status.${card.status}`), `v${card.version}`, card.persona_name].filter(Boolean).join(" · ") + (bars ? `. ${t("spark.bars")}` : "")}</>;
}
