import { NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFields } from "../../api/queries";
import { useFilters } from "./question";

/** Window, channel, instance and rule. Everything is kept in the address, so a link shows the same. */
export function AskFilters() {
  const { t } = useTranslation("paths");
  const { filters, change } = useFilters();
  const fields = useFields();
  const [where, setWhere] = useState(filters.where);
  const channels = fields.data?.fields.find((field) => field.name === "channel")?.values ?? [];
  const applyRule = (event: FormEvent) => {
    event.preventDefault();
    change({ where });
  };
  return (
    <div className="filterbar pathfilters" role="search" aria-label={t("filters.label")}>
      <TextInput size="xs" type="date" label={t("filters.from")} value={filters.from} max={filters.to || undefined} onChange={(event) => change({ from: event.currentTarget.value })} />
      <TextInput size="xs" type="date" label={t("filters.to")} value={filters.to} min={filters.from || undefined} onChange={(event) => change({ to: event.currentTarget.value })} />
      {channels.length > 0 && (
        <NativeSelect
          size="xs"
          label={t("filters.channel")}
          value={filters.channel}
          onChange={(event) => change({ channel: event.currentTarget.value })}
          data={[{ value: "", label: t("filters.all") }, ...channels.map((each) => ({ value: each.value, label: each.value }))]}
        />
      )}
      <NativeSelect
        size="xs"
        label={t("filters.case")}
        value={filters.case}
        onChange={(event) => change({ case: event.currentTarget.value })}
        data={[
          { value: "", label: t("filters.caseAuto") },
          { value: "case", label: t("filters.caseCase") },
          { value: "profile", label: t("filters.caseProfile") },
        ]}
      />
      <form onSubmit={applyRule} className="grow">
        <TextInput
          size="xs"
          label={t("filters.where")}
          placeholder="channel = 'web' and value >= 100"
          value={where}
          onChange={(event) => setWhere(event.currentTarget.value)}
          onBlur={() => change({ where })}
        />
      </form>
    </div>
  );
}
