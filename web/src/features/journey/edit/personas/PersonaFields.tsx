import { useTranslation } from "react-i18next";
import type { Persona } from "@/api/types";
import { Delete } from "../form/Delete";
import { ChoiceField, LongField, TextField, WordsField } from "../form/fields";
import { RuleField } from "../form/RuleField";
import { libraryOf } from "../form/useChoices";
import { useSave } from "../form/useSave";
import { remove } from "../model/operations";
import { useEditing } from "../useSession";
import { Traits } from "./Traits";

const KINDS = ["customer", "segment", "stakeholder", "employee"] as const;
const LISTS = ["goals", "needs", "frustrations", "behaviours", "ambitions", "hobbies"] as const;

/** Everything about a persona; the rule says which real people it stands for, and how many these are. */
export function PersonaFields({ persona }: { persona: Persona }) {
  const { t } = useTranslation("journey");
  const { journey, edit } = useEditing();
  const save = useSave("personas", persona.id, "persona");
  const kinds = KINDS.map((value) => ({ value, label: t(`edit.personas.kind.${value}`) }));
  const channels = libraryOf(journey, "channel").map((one) => one.name);
  const emotions = journey.emotions.filter((one) => one.persona === persona.id).length;
  return (
    <>
      <TextField required label={t("edit.form.name")} value={persona.name} lang={journey.lang} onSave={(value) => save("name", value)} />
      <ChoiceField label={t("edit.form.kind")} value={persona.kind} choices={kinds} onSave={(value) => save("kind", value)} />
      <RuleField kind="segment" label={t("edit.personas.segment")} note={t("edit.personas.segmentNote")} value={persona.segment ?? null} onSave={(value) => save("segment", value)} />
      <div className="formpair">
        <TextField label={t("edit.personas.job")} value={persona.job} lang={journey.lang} onSave={(value) => save("job", value)} />
        <TextField label={t("edit.personas.age")} value={persona.age} onSave={(value) => save("age", value)} />
      </div>
      <LongField label={t("edit.personas.quote")} value={persona.quote} lang={journey.lang} onSave={(value) => save("quote", value)} />
      <TextField label={t("edit.personas.portrait")} note={t("edit.personas.portraitNote")} value={persona.portrait} onSave={(value) => save("portrait", value)} />
      {LISTS.map((list) => (
        <LongField key={list} label={t(`edit.personas.${list}`)} note={t("edit.personas.oneALine")} lang={journey.lang} value={(persona[list] ?? []).join("\n")} onSave={(text) => save(list, text.split("\n").map((line) => line.trim()).filter(Boolean))} />
      ))}
      <WordsField label={t("edit.personas.channelPreferences")} offered={channels} value={persona.channel_preferences ?? []} onSave={(value) => save("channel_preferences", value)} />
      <Traits persona={persona} onSave={(traits) => save("traits", traits)} />
      <Delete label={t("edit.personas.delete")} goes={{ steps: 0, transitions: 0, emotions, cards: 0, names: 0 }} onDelete={() => edit([remove("personas", persona.id)], "persona")} />
    </>
  );
}
