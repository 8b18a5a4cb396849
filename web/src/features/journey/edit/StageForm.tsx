import { useTranslation } from "react-i18next";
import { Delete } from "./form/Delete";
import { DurationField, LongField, TextField } from "./form/fields";
import { useSave } from "./form/useSave";
import { withStage } from "./model/goes";
import { remove } from "./model/operations";
import { type Side, useSide } from "./side";
import { useEditing } from "./useSession";

/** A stage: its name, what it is, how long it is expected to take, and the steps it holds. */
export default function StageForm({ side }: { side: Side }) {
  const { t } = useTranslation("journey");
  const { journey, edit } = useEditing();
  const { open } = useSide();
  const id = "id" in side ? side.id : "";
  const save = useSave("stages", id);
  const title = useSave("stages", id, "title");
  const stage = journey.stages.find((one) => one.id === id);
  if (!stage) return <p className="muted">{t("edit.form.gone")}</p>;
  const go = () => {
    if (edit([remove("stages", id)], "stage_delete")) open(null);
  };
  return (
    <div className="partform" key={id}>
      <h2>{t("edit.side.stage")}</h2>
      <TextField required label={t("edit.form.title")} value={stage.title} lang={journey.lang} onSave={(value) => title("title", value)} />
      <LongField label={t("edit.form.description")} note={t("edit.form.markdown")} value={stage.description ?? ""} lang={journey.lang} onSave={(value) => save("description", value)} />
      <DurationField label={t("edit.form.expectedDuration")} value={stage.expected_duration ?? null} onSave={(value) => save("expected_duration", value)} />
      <div>
        <h3>{t("edit.form.steps")}</h3>
        <div className="formlinks" lang={journey.lang}>
          {journey.steps.filter((step) => step.stage === id).map((step) => (
            <button key={step.id} type="button" className="btn sm" onClick={() => open({ kind: "step", id: step.id })}>
              {step.title}
            </button>
          ))}
        </div>
      </div>
      <Delete label={t("edit.form.deleteStage")} goes={withStage(journey, id)} onDelete={go} />
    </div>
  );
}
