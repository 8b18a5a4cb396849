import { useTranslation } from "react-i18next";
import type { Action } from "@/api/types";
import { useEditing } from "../useSession";
import { ChoiceField, LongField, NamedField, TextField, WordsField } from "./fields";
import { libraryOf } from "./useChoices";
import { useSave } from "./useSave";

const STATUSES = ["proposed", "planned", "in_progress", "done", "dropped"] as const;

/** What a card says that refers to an action. */
export function ActionFields({ action }: { action: Action }) {
  const { t } = useTranslation("journey");
  const { journey } = useEditing();
  const save = useSave("actions", action.id);
  const statuses = STATUSES.map((value) => ({ value, label: t(`action.${value}`) }));
  const departments = libraryOf(journey, "department").map((one) => one.name);
  return (
    <>
      <TextField required label={t("edit.form.title")} value={action.title} lang={journey.lang} onSave={(value) => save("title", value)} />
      <ChoiceField label={t("edit.form.status")} value={action.status} choices={statuses} onSave={(value) => save("status", value)} />
      <TextField label={t("edit.form.owner")} value={action.owner} onSave={(value) => save("owner", value)} />
      <WordsField label={t("edit.form.department")} offered={departments} value={action.department ? [action.department] : []} onSave={(value) => save("department", value.at(-1) ?? "")} />
      <div className="formpair">
        <TextField type="date" label={t("edit.form.due")} value={action.due ?? ""} onSave={(value) => save("due", value || null)} />
        {action.status === "done" && <TextField type="date" label={t("edit.form.doneOn")} value={action.done_on ?? ""} onSave={(value) => save("done_on", value || null)} />}
      </div>
      <div className="formpair">
        <TextField label={t("edit.form.effort")} value={action.effort} onSave={(value) => save("effort", value)} />
        <TextField label={t("edit.form.worth")} value={action.value} onSave={(value) => save("value", value)} />
      </div>
      <LongField label={t("edit.form.expectedEffect")} value={action.expected_effect} lang={journey.lang} onSave={(value) => save("expected_effect", value)} />
      <NamedField label={t("edit.form.steps")} value={action.steps} known={journey.steps.map(({ id, title }) => ({ id, name: title }))} onSave={(ids) => save("steps", ids)} />
    </>
  );
}
