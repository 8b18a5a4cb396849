import { ActionIcon, Autocomplete, NativeSelect } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { isColumn, type Operator, OPERATORS } from "../rule/node";
import { EMPTY, type Group, NEGATABLE, newRow, replaced, type Row, withOperator } from "../rule/rows";
import type { RuleFields } from "./useRuleFields";
import { ValueInput } from "./ValueInput";

interface Props {
  group: Group;
  fields: RuleFields;
  onChange: (group: Group) => void;
}

/** A rule as rows of field, operator and value, joined by and / or, in groups. */
export function RuleRows({ group, fields, onChange }: Props) {
  return <GroupRows whole={group} group={group} path={[]} fields={fields} onChange={onChange} />;
}

interface PartProps {
  whole: Group;
  path: number[];
  fields: RuleFields;
  onChange: (group: Group) => void;
}

function GroupRows({ whole, group, path, fields, onChange }: PartProps & { group: Group }) {
  const { t } = useTranslation("journey");
  const put = (next: Group) => onChange(path.length ? replaced(whole, path, next) : next);
  const add = (part: Row | Group) => put({ ...group, parts: [...group.parts, part] });
  return (
    <div className="rulegroup" role="group" aria-label={t("edit.bind.group")}>
      {group.parts.map((part, place) => (
        <div key={place} className="rulepart">
          <Join first={place === 0} second={place === 1} join={group.join} onChange={(join) => put({ ...group, join })} />
          {part.kind === "row" ? (
            <RuleRow row={part} whole={whole} path={[...path, place]} fields={fields} onChange={onChange} />
          ) : (
            <>
              <GroupRows whole={whole} group={part} path={[...path, place]} fields={fields} onChange={onChange} />
              <Remove label={t("edit.bind.removeGroup")} onClick={() => onChange(replaced(whole, [...path, place], null))} />
            </>
          )}
        </div>
      ))}
      <div className="row ruleadd">
        <button type="button" className="btn sm quiet" onClick={() => add(newRow())}>
          <IconPlus size={12} stroke={1.75} aria-hidden="true" /> {t("edit.bind.addCondition")}
        </button>
        <button type="button" className="btn sm quiet" onClick={() => add({ ...EMPTY, join: group.join === "all" ? "any" : "all", parts: [newRow()] })}>
          <IconPlus size={12} stroke={1.75} aria-hidden="true" /> {t("edit.bind.addGroup")}
        </button>
      </div>
    </div>
  );
}

/** How the parts of a group are joined: chosen once, between the first two, and said between the others. */
function Join({ first, second, join, onChange }: { first: boolean; second: boolean; join: Group["join"]; onChange: (join: Group["join"]) => void }) {
  const { t } = useTranslation("journey");
  if (first) return <span className="rulejoin">{t("edit.bind.where")}</span>;
  if (!second) return <span className="rulejoin">{t(`edit.bind.join.${join}`)}</span>;
  return (
    <NativeSelect
      size="xs"
      className="rulejoin"
      aria-label={t("edit.bind.joined")}
      value={join}
      onChange={(event) => onChange(event.currentTarget.value as Group["join"])}
      data={[{ value: "all", label: t("edit.bind.join.all") }, { value: "any", label: t("edit.bind.join.any") }]}
    />
  );
}

function RuleRow({ row, whole, path, fields, onChange }: PartProps & { row: Row }) {
  const { t } = useTranslation("journey");
  const put = (next: Row) => onChange(replaced(whole, path, next));
  const operators = [...OPERATORS.map((one) => ({ one, negated: false })), ...NEGATABLE.map((one) => ({ one, negated: true }))];
  const choose = (chosen: string) => put(withOperator(row, chosen.replace("!:", "") as Operator, chosen.startsWith("!:")));
  return (
    <div className="rulerow">
      <Autocomplete
        size="xs"
        className="rulefield"
        aria-label={t("edit.bind.field")}
        data={fields.names}
        value={row.field}
        comboboxProps={{ withinPortal: true, width: "max-content", position: "bottom-start" }}
        onChange={(field) => put({ ...row, field, isProperty: !isColumn(field) })}
      />
      <NativeSelect
        size="xs"
        className="ruleoperator"
        aria-label={t("edit.bind.operator")}
        value={(row.negated ? "!:" : "") + row.operator}
        onChange={(event) => choose(event.currentTarget.value)}
        data={operators.map(({ one, negated }) => ({ value: (negated ? "!:" : "") + one, label: t(`edit.bind.operators.${negated ? "not " : ""}${one}`) }))}
      />
      <ValueInput row={row} fields={fields} onChange={(values) => put({ ...row, values })} />
      <Remove label={t("edit.bind.removeCondition")} onClick={() => onChange(replaced(whole, path, null))} />
    </div>
  );
}

function Remove({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} onClick={onClick}>
      <IconX size={12} stroke={1.75} aria-hidden="true" />
    </ActionIcon>
  );
}
