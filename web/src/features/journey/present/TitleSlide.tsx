import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import { useJourneyData } from "../data";
import { Kpis } from "../Kpis";
import { personaOf, savedIn } from "../model/view";

/** What the map is about: title, view, persona, goal and its key numbers. */
export function TitleSlide() {
  const { t } = useTranslation("journey");
  const { journey, view, measured } = useJourneyData();
  const format = useFormat();
  const persona = journey.personas.find((one) => one.id === (personaOf(view, journey) ?? journey.persona));
  const saved = savedIn(view, journey);
  const asOf = measured?.measurement.provenance.as_of;
  return (
    <div className="slide-title" lang={journey.lang}>
      <h1>{journey.title}</h1>
      {saved && <p className="slide-view">{saved.title}</p>}
      {journey.description && <p>{journey.description}</p>}
      {journey.goal && <p>{journey.goal}</p>}
      <p className="muted" lang="">
        {[persona?.name, [journey.owner, journey.department].filter(Boolean).join(", "), t("header.version", { version: journey.version }), asOf && t("bar.asOf", { date: format.day(asOf) }), journey.data_label]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <Kpis />
    </div>
  );
}
