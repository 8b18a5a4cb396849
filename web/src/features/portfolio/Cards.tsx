import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import type { JourneyCard } from "@/api/types";
import { addressOf, Completion, FeelingAt, Freshness, Instances, Owner, Subtitle, Weakest } from "./parts";
import { Spark } from "./Spark";

/** The same journeys as cards. */
export function Cards({ cards }: { cards: JourneyCard[] }) {
  const { t } = useTranslation("portfolio");
  return (
    <ul className="jcards">
      {cards.map((card) => (
        <li key={`${card.slug}-${card.persona ?? ""}`} className="card jcard jt">
          <h3>
            <Link className="jn" to={addressOf(card)}>
              {card.persona_name ? `${card.title}: ${card.persona_name}` : card.title}
            </Link>
          </h3>
          <div className="s"><Subtitle card={card} /></div>
          <Spark points={card.spark} />
          <dl>
            <div><dt>{t("column.instances")}</dt><dd><Instances card={card} /></dd></div>
            <div><dt>{t("column.completion")}</dt><dd><Completion card={card} /></dd></div>
            <div><dt>{t("column.end")}</dt><dd><FeelingAt card={card} /></dd></div>
            <div><dt>{t("column.weakest")}</dt><dd><Weakest card={card} /></dd></div>
            <div><dt>{t("column.data")}</dt><dd><Freshness card={card} /></dd></div>
            <div><dt>{t("column.owner")}</dt><dd><Owner card={card} /></dd></div>
          </dl>
        </li>
      ))}
    </ul>
  );
}
