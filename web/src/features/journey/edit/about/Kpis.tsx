import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { MetricDefinition } from "@/api/types";
import { Delete } from "../form/Delete";
import { ChoiceField, NumberField, TextField } from "../form/fields";
import { RuleField } from "../form/RuleField";
import { useChoices } from "../form/useChoices";
import { useSave } from "../form/useSave";
import { useTyped } from "../form/useTyped";
import { METHODS, METRIC_TYPES, type MetricType, newMetric, spanOf, spanText } from "../model/kpis";
import { insert, newId, remove } from "../model/operations";
import { useEditing } from "../useSession";

/** What the map counts as a whole; a metric keeps its method, never a bare number. */
export function Kpis() {
  const { t } = useTranslation("journey");
  const { journey, edit } = useEditing();
  const choices = useChoices();
  const types = choices("metricType", METRIC_TYPES);
  const add = (type: MetricType) => edit([insert("kpis", newMetric(newId("m"), type, types.find((one) => one.value === type)?.label ?? type))], "field");
  return (
    <details className="formbox">
      <summary>{t("edit.about.kpis", { count: journey.kpis.length })}</summary>
      {journey.kpis.map((metric) => (
        <Metric key={metric.id} metric={metric} />
      ))}
      <NativeSelect size="xs" aria-label={t("edit.about.addKpi")} value="" data={[{ value: "", label: t("edit.about.addKpi") }, ...types]} onChange={(event) => event.currentTarget.value && add(event.currentTarget.value as MetricType)} />
    </details>
  );
}

function Metric({ metric }: { metric: MetricDefinition }) {
  const { t } = useTranslation("journey");
  const { journey, edit } = useEditing();
  const choices = useChoices();
  const save = useSave("kpis", metric.id);
  const spans = { net: ["top", "bottom"], top_box: ["top"], bottom_box: ["bottom"] }[metric.method as "net"] as ("top" | "bottom")[] | undefined;
  return (
    <details className="formbox">
      <summary lang={journey.lang}>{metric.name}</summary>
      <TextField required label={t("edit.form.name")} value={metric.name} lang={journey.lang} onSave={(value) => save("name", value)} />
      <div className="formpair">
        <ChoiceField label={t("edit.form.type")} value={metric.type} choices={choices("metricType", METRIC_TYPES)} onSave={(value) => save("type", value)} />
        <ChoiceField label={t("edit.about.method")} value={metric.method} choices={choices("method", METHODS)} onSave={(value) => save("method", value)} />
      </div>
      <RuleField kind="match" label={t("edit.about.metricMatch")} value={metric.match ?? null} onSave={(value) => save("match", value)} />
      {metric.method === "rate" && <RuleField kind="match" label={t("edit.about.metricBase")} value={metric.base ?? null} onSave={(value) => save("base", value)} />}
      {["mean", "median", "sum", "last", "mix"].includes(metric.method) && <TextField label={t("edit.about.metricField")} value={metric.field} onSave={(value) => save("field", value.trim())} />}
      {spans?.map((end) => <SpanField key={end} label={t(`edit.about.${end}`)} value={metric[end]} onSave={(value) => save(end, value)} />)}
      <div className="formpair">
        <ChoiceField label={t("edit.about.good")} value={metric.good} choices={choices("good", ["up", "down", "none"])} onSave={(value) => save("good", value)} />
        <TextField label={t("edit.about.metricUnit")} value={metric.unit} onSave={(value) => save("unit", value)} />
      </div>
      <div className="formpair">
        <NumberField label={t("edit.about.target")} value={metric.target ?? null} onSave={(value) => save("target", value)} />
        <NumberField label={t("edit.about.alert")} value={metric.alert ?? null} onSave={(value) => save("alert", value)} />
      </div>
      <Delete label={t("edit.about.deleteKpi")} onDelete={() => edit([remove("kpis", metric.id)], "field")} />
    </details>
  );
}

function SpanField({ label, value, onSave }: { label: string; value: readonly number[] | null | undefined; onSave: (span: [number, number]) => void }) {
  const { t } = useTranslation("journey");
  const typed = useTyped(spanText(value), (text) => {
    const span = spanOf(text);
    if (span) onSave(span);
  });
  return (
    <TextInput size="xs" label={label} placeholder="9–10" {...typed} error={typed.value && !spanOf(typed.value) ? t("edit.about.notSpan") : undefined} onChange={(event) => typed.onChange(event.currentTarget.value)} />
  );
}
