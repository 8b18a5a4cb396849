import { useTranslation } from "react-i18next";
import type { LibraryObject } from "@/api/types";
import { OBJECTS } from "../model/cards";
import { useEditing } from "../useSession";
import { ChoiceField, LongField, TextField, WordsField } from "./fields";
import { useChoices } from "./useChoices";
import { useSave } from "./useSave";

/** A channel, touchpoint, system or department: changed here, it changes wherever the map uses it. */
export function LibraryFields({ object }: { object: LibraryObject }) {
  const { t } = useTranslation("journey");
  const { journey } = useEditing();
  const choices = useChoices();
  const save = useSave("library", object.id);
  return (
    <>
      <ChoiceField label={t("edit.form.type")} value={object.type} choices={choices("object", OBJECTS)} onSave={(value) => save("type", value)} />
      <TextField required label={t("edit.form.name")} note={t("edit.form.usedEverywhere")} value={object.name} lang={journey.lang} onSave={(value) => save("name", value)} />
      <TextField label={t("edit.form.icon")} value={object.icon} onSave={(value) => save("icon", value)} />
      <LongField label={t("edit.form.description")} value={object.description} lang={journey.lang} onSave={(value) => save("description", value)} />
      {object.type === "channel" && <WordsField label={t("edit.form.channelValues")} note={t("edit.form.channelValuesNote")} value={object.values} onSave={(value) => save("values", value)} />}
    </>
  );
}
