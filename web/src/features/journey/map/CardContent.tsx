import { useTranslation } from "react-i18next";
import type { Card, Lane } from "@/api/types";
import { Rich } from "@/ui/Rich";
import { useFormat } from "@/ui/useFormat";
import { useJourneyData } from "../data";
import { ActionCard } from "./ActionCard";
import { InsightCard } from "./InsightCard";
import { metricText } from "../Kpis";
import { Picture } from "./Picture";
import { Dwell, Mix } from "./pictures";
import { TouchpointIcon } from "./TouchpointIcon";

const BLUEPRINT = new Set(["frontstage_people", "frontstage_technology", "backstage_people", "backstage_technology", "support", "policy", "physical_evidence"]);

/** The cards of one cell, in the way of their lane. */
export function CardContent({ cards, lane }: { cards: Card[]; lane: Lane }) {
  const { journey } = useJourneyData();
  const lang = (card: Card) => card.lang || journey.lang;
  const [first] = cards;
  if (!first) return null;
  const metric = journey.kpis.find((one) => one.id === first.reference);
  if (metric) return <MetricCard card={first} />;
  if (cards.some((card) => journey.library.some((object) => object.id === card.reference))) return <Touchpoints cards={cards} />;
  const insight = journey.insights.find((one) => one.id === first.reference);
  if (insight) return <div className="cards"><InsightCard insight={insight} /></div>;
  const action = journey.actions.find((one) => one.id === first.reference);
  if (action) return <div className="cards"><ActionCard action={action} /></div>;
  if (lane.type === "quotes") return <Quotes cards={cards} />;
  if (BLUEPRINT.has(lane.type))
    return (
      <div className="bpw">
        {cards.map((card) => (
          <div key={card.id} className="bp-span" lang={lang(card)}>
            <Rich text={card.text || card.title} />
          </div>
        ))}
      </div>
    );
  return cards.map((card) => (
    <div key={card.id} className="cell" lang={lang(card)}>
      {card.image && <Picture card={card} />}
      {card.title && card.text && <b className="med">{card.title} </b>}
      <Rich text={card.text || card.title} />
    </div>
  ));
}

function Quotes({ cards }: { cards: Card[] }) {
  const { t } = useTranslation("journey");
  const { journey } = useJourneyData();
  const format = useFormat();
  return (
    <div className="quotes">
      {cards.map((card) => (
        <blockquote key={card.id} className="q-card" lang={card.lang || journey.lang}>
          <span>{t("quote", { text: (card.text || card.title).replace(/^[“"«]|[”"»]$/g, "") })}</span>
          {card.scores.length > 0 && (
            <footer>
              {card.scores.map((score) => (
                <span key={`${score.label}${score.out_of}`} title={score.label}>
                  {format.number(score.score)}/{format.number(score.out_of)}
                </span>
              ))}
            </footer>
          )}
        </blockquote>
      ))}
    </div>
  );
}

function Touchpoints({ cards }: { cards: Card[] }) {
  const { journey } = useJourneyData();
  return (
    <div className="tps col">
      {cards.map((card) => {
        const object = journey.library.find((one) => one.id === card.reference);
        return (
          <span key={card.id} className="tp" lang={journey.lang}>
            <TouchpointIcon name={card.icon || object?.icon || ""} />
            {object?.name ?? (card.title || card.text)}
          </span>
        );
      })}
    </div>
  );
}

/** A metric of the whole journey, drawn across the steps that its card covers. */
function MetricCard({ card }: { card: Card }) {
  const { t } = useTranslation("journey");
  const { measured } = useJourneyData();
  const format = useFormat();
  const find = (list: typeof measured extends null ? never : NonNullable<typeof measured>["measurement"]["totals"]["metrics"] | undefined) => list?.find((one) => one.id === card.reference);
  const metric = find(measured?.measurement.totals.metrics);
  if (!metric) return <div className="cell soft">{measured ? t("absent.not_measured") : null}</div>;
  if (metric.mix.length) return <Mix parts={metric.mix} />;
  const comparison = measured?.comparison;
  const before = find(comparison?.other.totals.metrics);
  const other = before && metricText(before, format);
  if (metric.times) return <Dwell metric={metric} title={card.title} other={comparison && other ? `${comparison.label} ${other.value}` : ""} />;
  const text = metricText(metric, format);
  return (
    <div className="cell">
      {card.title || metric.name} <b>{text?.value ?? t("absent.not_measured")}</b> <span className="muted">{text?.interval}</span>
    </div>
  );
}
