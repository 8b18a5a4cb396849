import { useTranslation } from "react-i18next";
import type { Insight } from "@/api/types";
import { useEditing } from "../useSession";
import { EvidenceField } from "./EvidenceField";
import { ChoiceField, LongField, NamedField, ScaleField, TextField } from "./fields";
import { libraryOf, useChoices } from "./useChoices";
import { useSave } from "./useSave";

const TYPES = ["pain", "delight", "moment", "need", "job", "quote", "observation"] as const;

/** What a card says that refers to an insight. */
export function InsightFields({ insight }: { insight: Insight }) {
  const { t } = useTranslation("journey");
  const { journey } = useEditing();
  const save = useSave("insights", insight.id, "insight");
  const types = TYPES.map((value) => ({ value, label: t(`insight.${value}`) }));
  const departments = libraryOf(journey, "department").map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <ChoiceField label={t("edit.form.type")} value={insight.type} choices={types} onSave={(value) => save("type", value)} />
      <TextField required label={t("edit.form.title")} value={insight.title} lang={journey.lang} onSave={(value) => save("title", value)} />
      <LongField label={t("edit.form.text")} note={t("edit.form.markdownFields")} value={insight.text} lang={journey.lang} onSave={(value) => save("text", value)} />
      <ScaleField label={t("edit.form.severity")} value={insight.severity ?? null} onSave={(value) => save("severity", value)} />
      <NamedField label={t("edit.form.personas")} value={insight.personas} known={journey.personas} onSave={(ids) => save("personas", ids)} />
      <NamedField label={t("edit.form.steps")} value={insight.steps} known={journey.steps.map(({ id, title }) => ({ id, name: title }))} onSave={(ids) => save("steps", ids)} />
      <EvidenceField value={insight.level} onSave={(value) => save("level", value)} />
      <Sources value={insight.evidence} onSave={(ids) => save("evidence", ids)} />
      <ChoiceField label={t("edit.form.department")} value={insight.department ?? null} choices={departments} none={t("edit.form.nobody")} onSave={(value) => save("department", value)} />
    </>
  );
}

/** The evidence of the map that a statement stands on. */
export function Sources({ value, onSave }: { value: string[]; onSave: (ids: string[]) => void }) {
  const { t } = useTranslation("journey");
  const { journey } = useEditing();
  const choices = useChoices();
  const kinds = choices("evidenceKind", ["interview", "survey", "support", "analytics", "review", "note"]);
  const known = journey.evidence.map((one) => ({
    id: one.id,
    name: [kinds.find((kind) => kind.value === one.kind)?.label, one.source || one.quote].filter(Boolean).join(": ").slice(0, 80),
  }));
  if (!known.length && !value.length) return null;
  return <NamedField label={t("edit.form.sources")} value={value} known={known} onSave={onSave} />;
}
