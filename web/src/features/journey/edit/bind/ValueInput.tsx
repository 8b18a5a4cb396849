import { Autocomplete, TagsInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import { type Row, scalarOf, typedOf, valuesOf } from "../rule/rows";
import type { RuleFields } from "./useRuleFields";

interface Props {
  row: Row;
  fields: RuleFields;
  onChange: (values: Row["values"]) => void;
}

const SHOWN = 50;

/** The values of a row, with the frequent ones of the data offered while typing. */
export function ValueInput({ row, fields, onChange }: Props) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  const frequent = fields.valuesOf(row.field, row.isProperty);
  const counts = new Map(frequent.map((one) => [one.value, one.count]));
  const sort = fields.sortOf(row.field, row.isProperty);
  const wanted = valuesOf(row.operator);
  const options = {
    data: frequent.map((one) => one.value),
    limit: SHOWN,
    size: "xs" as const,
    comboboxProps: { withinPortal: true, width: "max-content" as const, position: "bottom-start" as const },
    renderOption: ({ option }: { option: { value: string } }) => (
      <span className="ruleoption">
        {option.value} <span className="muted">{format.count(counts.get(option.value) ?? null)}</span>
      </span>
    ),
  };
  if (wanted === 0) return null;
  if (wanted === null) {
    return (
      <TagsInput {...options} className="rulevalues" aria-label={t("edit.bind.values")} value={row.values.map(typedOf)} onChange={(typed) => onChange(typed.map((one) => scalarOf(one, sort)))} />
    );
  }
  const put = (place: number, typed: string) => {
    const values = [...row.values];
    values[place] = scalarOf(typed, sort);
    onChange(typed === "" && place === values.length - 1 ? values.slice(0, place) : values);
  };
  return (
    <>
      <Autocomplete {...options} className="rulevalue" data-first-value="" aria-label={t(wanted === 2 ? "edit.bind.from" : "edit.bind.value")} value={typedOf(row.values[0])} onChange={(typed) => put(0, typed)} />
      {wanted === 2 && <Autocomplete {...options} className="rulevalue" aria-label={t("edit.bind.to")} value={typedOf(row.values[1])} onChange={(typed) => put(1, typed)} />}
    </>
  );
}
