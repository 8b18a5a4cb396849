/** The fields that a rule can speak of, with what the data knows of them. */
import { useMemo } from "react";
import { useFields } from "@/api/queries";
import type { Field } from "@/api/types";
import { FIELDS, isColumn } from "../rule/node";
import type { Sort } from "../rule/rows";

export interface RuleFields {
  names: string[];
  sortOf: (field: string, isProperty: boolean) => Sort;
  valuesOf: (field: string, isProperty: boolean) => Field["values"];
}

const NUMBERS = new Set(["value", "score"]);

export function useRuleFields(): RuleFields {
  const { data } = useFields();
  return useMemo(() => {
    const known = data?.fields ?? [];
    const find = (field: string, isProperty: boolean) => known.find((one) => one.name === field && (one.kind === "property") === isProperty);
    const properties = known.filter((one) => one.kind === "property" && !isColumn(one.name)).map((one) => one.name);
    return {
      names: [...FIELDS, ...new Set(properties)],
      sortOf: (field, isProperty) => find(field, isProperty)?.type ?? (!isProperty && NUMBERS.has(field) ? "number" : "text"),
      valuesOf: (field, isProperty) => find(field, isProperty)?.values ?? [],
    };
  }, [data]);
}
