import { useTranslation } from "react-i18next";
import { ChoiceField, LongField, TextField } from "../form/fields";
import { useChoices } from "../form/useChoices";
import { useJourneyNames } from "../form/useJourneyNames";
import { useSave } from "../form/useSave";
import { useEditing } from "../useSession";

const KINDS = ["journey", "day_in_life", "experience", "blueprint"] as const;
const STATUSES = ["draft", "researching", "validated", "live", "archived"] as const;

/** What the map is called, what kind it is, and what it is to answer. */
export function Purpose() {
  const { t } = useTranslation("journey");
  const { journey } = useEditing();
  const choices = useChoices();
  const save = useSave("journey", "");
  const title = useSave("journey", "", "title");
  const others = useJourneyNames().filter((one) => one.id !== journey.id).map(({ id, name }) => ({ value: id, label: name }));
  const states = (["current", "future"] as const).map((value) => ({ value, label: t(`state.${value}`) }));
  const statuses = STATUSES.map((value) => ({ value, label: t(`status.${value}`) }));
  const long = (field: "scenario" | "goal" | "expectations" | "description") => (
    <LongField label={t(`edit.about.${field}`)} note={t(`edit.about.${field}Note`)} value={journey[field] ?? ""} lang={journey.lang} onSave={(value) => save(field, value)} />
  );
  return (
    <>
      <TextField required label={t("edit.form.title")} value={journey.title} lang={journey.lang} onSave={(value) => title("title", value)} />
      <div className="formpair">
        <ChoiceField label={t("edit.form.kind")} value={journey.kind} choices={choices("mapKind", KINDS)} onSave={(value) => save("kind", value)} />
        <ChoiceField label={t("edit.form.status")} value={journey.status} choices={statuses} onSave={(value) => save("status", value)} />
      </div>
      <ChoiceField label={t("edit.about.state")} value={journey.state} choices={states} onSave={(value) => save("state", value)} />
      {journey.state === "future" && (
        <ChoiceField label={t("edit.about.baseline")} note={t("edit.about.baselineNote")} value={journey.baseline_id ?? null} choices={others} none={t("edit.form.notSaid")} onSave={(value) => save("baseline_id", value)} />
      )}
      {long("scenario")}
      {long("goal")}
      {long("expectations")}
      {long("description")}
    </>
  );
}
