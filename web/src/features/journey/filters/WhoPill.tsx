import { IconUsers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Pill } from "@/ui/Pill";
import { useJourneyData } from "../data";
import { personaOf, savedIn } from "../model/view";
import { Choices } from "./Choices";

/** Measured for whom: one of the journey's personas that a rule finds, or everyone. */
export function WhoPill() {
  const { t } = useTranslation("journey");
  const { journey, view, change } = useJourneyData();
  const personas = journey.personas.filter((persona) => persona.segment);
  if (!personas.length) return null;
  const current = personaOf(view, journey) ?? journey.persona ?? "everyone";
  const name = personas.find((persona) => persona.id === current)?.name ?? t("who.everyone");
  const options = [...personas.map((persona) => ({ id: persona.id, text: persona.name, note: persona.job })), { id: "everyone", text: t("who.everyone"), note: "" }];
  return (
    <Pill icon={IconUsers} label={t("who.label")} value={name} set={current !== "everyone"} onClear={() => change({ persona: "everyone" })}>
      {(close) => (
        <Choices
          label={t("who.label")}
          options={options}
          chosen={[personas.some((persona) => persona.id === current) ? current : "everyone"]}
          onChoose={(id) => {
            change({ persona: id === journey.persona && !savedIn(view, journey)?.personas.length ? null : id });
            close();
          }}
        />
      )}
    </Pill>
  );
}
