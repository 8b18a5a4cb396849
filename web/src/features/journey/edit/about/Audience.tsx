import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField, NumberField, TextField, WordsField } from "../form/fields";
import { libraryOf, personaChoices } from "../form/useChoices";
import { useSave } from "../form/useSave";
import { useEditing } from "../useSession";

const OFFERED = ["brand", "country", "segment", "product"];

/** Who looks after the map, when it is looked at again, and where it is found. */
export function Audience() {
  const { t } = useTranslation("journey");
  const { journey } = useEditing();
  const save = useSave("journey", "");
  const departments = libraryOf(journey, "department").map((one) => one.name);
  return (
    <details className="formbox">
      <summary>{t("edit.about.care")}</summary>
      <TextField label={t("edit.form.owner")} value={journey.owner} onSave={(value) => save("owner", value)} />
      <WordsField label={t("edit.form.department")} offered={departments} value={journey.department ? [journey.department] : []} onSave={(value) => save("department", value.at(-1) ?? "")} />
      <TextField type="date" label={t("edit.about.reviewBy")} value={journey.review_by ?? ""} onSave={(value) => save("review_by", value || null)} />
      <TextField label={t("edit.about.area")} note={t("edit.about.areaNote")} value={journey.area} onSave={(value) => save("area", value)} />
      <Tags />
      <ChoiceField label={t("edit.about.persona")} note={t("edit.about.personaNote")} value={journey.persona ?? null} choices={personaChoices(journey)} none={t("edit.form.everyone")} onSave={(value) => save("persona", value)} />
      <NumberField least={2} label={t("edit.about.minimum")} note={t("edit.about.minimumNote")} value={journey.minimum_n} onSave={(value) => save("minimum_n", value === null ? null : Math.round(value))} />
      <TextField label={t("edit.form.lang")} note={t("edit.about.langNote")} value={journey.lang} required onSave={(value) => save("lang", value.trim())} />
    </details>
  );
}

function Tags() {
  const { t } = useTranslation("journey");
  const { journey } = useEditing();
  const save = useSave("journey", "");
  const [name, setName] = useState("");
  const kinds = [...new Set([...OFFERED, ...Object.keys(journey.tags)])];
  const put = (kind: string, values: string[]) => {
    const rest = Object.entries(journey.tags).filter(([one]) => one !== kind);
    save("tags", Object.fromEntries(values.length ? [...rest, [kind, values]] : rest));
  };
  return (
    <fieldset className="formset">
      <legend>{t("edit.about.tags")}</legend>
      {kinds.map((kind) => (
        <WordsField key={kind} label={OFFERED.includes(kind) ? t(`edit.about.tag.${kind}`) : kind} value={journey.tags[kind] ?? []} onSave={(values) => put(kind, values)} />
      ))}
      <TextInput
        size="xs"
        aria-label={t("edit.about.newTag")}
        placeholder={t("edit.about.newTag")}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !name.includes("=")) return;
          const [kind = "", value = ""] = name.split("=").map((part) => part.trim());
          if (kind && value) put(kind, [...(journey.tags[kind] ?? []), value]);
          setName("");
        }}
      />
    </fieldset>
  );
}
