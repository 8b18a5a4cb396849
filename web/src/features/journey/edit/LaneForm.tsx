import { useTranslation } from "react-i18next";
import { Delete } from "./form/Delete";
import { ChoiceField, FlagField, TextField } from "./form/fields";
import { actorChoices, personaChoices, useChoices } from "./form/useChoices";
import { useSave } from "./form/useSave";
import { withLane } from "./model/goes";
import { remove } from "./model/operations";
import { type Side, useSide } from "./side";
import { useEditing } from "./useSession";

export const LANE_TYPES = [
  "actions", "thoughts", "quotes", "emotion", "engagement", "touchpoints", "storyboard", "pains", "gains", "needs", "physical_evidence",
  "frontstage_people", "frontstage_technology", "backstage_people", "backstage_technology", "support", "policy", "metrics", "opportunities",
  "solutions", "insights", "nested", "text", "image", "tags", "divider",
] as const;
const ZONES = ["customer", "frontstage", "backstage", "support", "analysis"] as const;
const MEASURES = [
  "answers", "gap", "change", "reach", "dropoff", "conversion", "time_to_next", "time_to_reach", "repeats", "skip", "channels", "cost", "stake", "metric",
] as const;

/** A lane: what it is called, what it holds, in which zone it lies, and whom or what it is about. */
export default function LaneForm({ side }: { side: Side }) {
  const { t } = useTranslation("journey");
  const { journey, edit } = useEditing();
  const { open } = useSide();
  const choices = useChoices();
  const id = "id" in side ? side.id : "";
  const save = useSave("lanes", id);
  const title = useSave("lanes", id, "title");
  const lane = journey.lanes.find((one) => one.id === id);
  if (!lane) return <p className="muted">{t("edit.form.gone")}</p>;
  const metrics = journey.kpis.map(({ id: value, name }) => ({ value, label: name }));
  const everyone = t("edit.form.everyone");
  const go = () => {
    if (edit([remove("lanes", id)], "lane_delete")) open(null);
  };
  return (
    <div className="partform" key={id}>
      <h2>{t("edit.side.lane")}</h2>
      <TextField required label={t("edit.form.title")} value={lane.title} lang={journey.lang} onSave={(value) => title("title", value)} />
      <ChoiceField label={t("edit.form.type")} value={lane.type} choices={choices("lane", LANE_TYPES)} onSave={(value) => save("type", value)} />
      {lane.type === "metrics" && (
        <ChoiceField label={t("edit.form.measureLabel")} value={lane.measure} choices={choices("measure", MEASURES)} none={t("edit.form.notSaid")} onSave={(value) => save("measure", value)} />
      )}
      {lane.type === "metrics" && lane.measure === "metric" && (
        <ChoiceField label={t("edit.form.metric")} value={lane.metric} choices={metrics} none={t("edit.form.notSaid")} onSave={(value) => save("metric", value)} />
      )}
      <ChoiceField label={t("edit.form.zone")} note={t("edit.form.zoneNote")} value={lane.zone} choices={choices("zones", ZONES)} onSave={(value) => save("zone", value)} />
      <TextField label={t("edit.form.note")} value={lane.note} lang={journey.lang} onSave={(value) => save("note", value)} />
      <ChoiceField label={t("edit.form.persona")} value={lane.persona ?? null} choices={personaChoices(journey)} none={everyone} onSave={(value) => save("persona", value)} />
      <ChoiceField label={t("edit.form.actor")} value={lane.actor ?? null} choices={actorChoices(journey)} none={t("edit.form.nobody")} onSave={(value) => save("actor", value)} />
      <FlagField label={t("edit.form.collapsed")} value={lane.collapsed} onSave={(value) => save("collapsed", value)} />
      <FlagField label={t("edit.form.locked")} value={lane.locked} onSave={(value) => save("locked", value)} />
      {!lane.locked && <Delete label={t("edit.form.deleteLane")} goes={withLane(journey, id)} onDelete={go} />}
    </div>
  );
}
