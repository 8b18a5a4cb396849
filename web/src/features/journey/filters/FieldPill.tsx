import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFields } from "@/api/queries";
import type { Journey } from "@/api/types";
import { Pill } from "@/ui/Pill";
import { ErrorNote } from "@/ui/states";
import { useFormat } from "@/ui/useFormat";
import { useJourneyData } from "../data";
import { Choices } from "./Choices";

export const fieldTitle = (journey: Journey, field: string) => journey.filters.find((one) => one.field === field)?.title ?? field;
export const valueLabel = (journey: Journey, field: string, value: string) => journey.filters.find((one) => one.field === field)?.labels[value] ?? value;

/** The values of a field, named where the map names them, else the frequent ones of the data. */
export function useValues(field: string) {
  const { journey } = useJourneyData();
  const fields = useFields();
  const format = useFormat();
  const known = fields.data?.fields.find((one) => one.name === field)?.values ?? [];
  const labels = journey.filters.find((one) => one.field === field)?.labels ?? {};
  const named = Object.keys(labels).filter((value) => !known.some((one) => one.value === value));
  return {
    error: fields.error,
    retry: fields.refetch,
    options: [
      ...known.map((one) => ({ id: one.value, text: labels[one.value] ?? one.value, note: format.count(one.count) })),
      ...named.map((value) => ({ id: value, text: labels[value] ?? value, note: "" })),
    ],
  };
}

function Values({ field }: { field: string }) {
  const { t } = useTranslation("journey");
  const { journey, view, change } = useJourneyData();
  const { options, error, retry } = useValues(field);
  const chosen = view.choices.filter((choice) => choice.field === field).map((choice) => choice.value);
  const toggle = (value: string) => {
    const others = view.choices.filter((choice) => !(choice.field === field && choice.value === value));
    change({ choices: chosen.includes(value) ? others : [...others, { field, value }] });
  };
  if (error) return <ErrorNote error={error} onRetry={() => void retry()} />;
  if (!options.length) return <p className="muted fs12">{t("filter.noValues")}</p>;
  return <Choices label={fieldTitle(journey, field)} options={options} chosen={chosen} onChoose={toggle} />;
}

export function FieldPill({ field }: { field: string }) {
  const { t } = useTranslation("journey");
  const { journey, view, change } = useJourneyData();
  const chosen = view.choices.filter((choice) => choice.field === field);
  const value = chosen.map((choice) => valueLabel(journey, field, choice.value)).join(", ");
  return (
    <Pill label={fieldTitle(journey, field)} value={value || t("filter.all")} set={chosen.length > 0} onClear={() => change({ choices: view.choices.filter((choice) => choice.field !== field) })}>
      {() => <Values field={field} />}
    </Pill>
  );
}

const NO_GROUPS = new Set(["profile", "case", "session", "id", "time", "text", "value", "score"]);

/** The fields of the data by which people fall into groups, the channel among them. */
export function useGroupingFields() {
  const { t } = useTranslation("journey");
  const { journey } = useJourneyData();
  const fields = useFields();
  const options = (fields.data?.fields ?? [])
    .filter((one) => !NO_GROUPS.has(one.name) && one.values.length > 0)
    .map((one) => ({ id: one.name, text: one.name === "channel" ? t("filter.channel") : fieldTitle(journey, one.name) }));
  return { fields, options };
}

/** Any other field of the data, and the channel. */
export function AddFilterPill() {
  const { t } = useTranslation("journey");
  const { journey } = useJourneyData();
  const { fields, options } = useGroupingFields();
  const [field, setField] = useState<string | null>(null);
  return (
    <Pill icon={IconPlus} label={t("filter.add")} dashed>
      {() =>
        field ? (
          <>
            <button type="button" className="btn sm quiet" onClick={() => setField(null)}>
              ← {fieldTitle(journey, field)}
            </button>
            <Values field={field} />
          </>
        ) : fields.error ? (
          <ErrorNote error={fields.error} onRetry={() => void fields.refetch()} />
        ) : (
          <Choices label={t("filter.add")} options={options} chosen={[]} onChoose={setField} />
        )
      }
    </Pill>
  );
}
