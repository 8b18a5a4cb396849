import { ActionIcon, Switch, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFields } from "@/api/queries";
import type { Journey } from "@/api/types";
import { DurationField, TextField, WordsField } from "../form/fields";
import { RuleField } from "../form/RuleField";
import { useSave } from "../form/useSave";
import { useTyped } from "../form/useTyped";
import { freeName, renamed, type Scope, without } from "../model/scope";
import { useEditing } from "../useSession";

/** What one walk is: where it starts and ends, what counts as success, how long a pause may be, whose it is. */
export function ScopeFields() {
  const { t } = useTranslation("journey");
  const { journey } = useEditing();
  const save = useSave("journey", "");
  const fields = useFields();
  const scope = journey.scope;
  const put = (part: Partial<Scope>) => save("scope", { ...scope, ...part });
  const cases = ["profile", "case", ...(fields.data?.fields ?? []).filter((one) => one.kind === "property").map((one) => one.name)];
  return (
    <details className="formbox" open>
      <summary>{t("edit.about.scope")}</summary>
      <RuleField kind="match" label={t("edit.about.starts")} note={t("edit.about.startsNote")} value={scope.starts ?? null} onSave={(starts) => put({ starts })} />
      <Ends scope={scope} put={put} />
      <DurationField label={t("edit.about.timeout")} note={t("edit.about.timeoutNote")} value={scope.timeout ?? null} onSave={(timeout) => put({ timeout: timeout ?? "30d" })} />
      <WordsField label={t("edit.about.case")} note={t("edit.about.caseNote")} offered={cases} value={[scope.case]} onSave={(chosen) => put({ case: chosen.at(-1) ?? "profile" })} />
      <TextField label={t("edit.about.unit")} note={t("edit.about.unitNote")} value={scope.unit} lang={journey.lang} onSave={(unit) => put({ unit })} />
    </details>
  );
}

function Ends({ scope, put }: { scope: Journey["scope"]; put: (part: Partial<Scope>) => void }) {
  const { t } = useTranslation("journey");
  const names = Object.keys(scope.ends);
  return (
    <fieldset className="formset">
      <legend>{t("edit.about.ends")}</legend>
      {!names.length && <p className="muted fs12">{t("edit.about.noEnds")}</p>}
      {names.map((name) => (
        <End key={name} name={name} scope={scope} put={put} />
      ))}
      <RuleField kind="match" label={t("edit.about.addEnd")} note={t("edit.about.addEndNote")} value={null} onSave={(rule) => rule && put({ ends: { ...scope.ends, [freeName(scope, t("edit.about.outcome"))]: rule } })} />
    </fieldset>
  );
}

function End({ name, scope, put }: { name: string; scope: Journey["scope"]; put: (part: Partial<Scope>) => void }) {
  const { t } = useTranslation("journey");
  const typed = useTyped(name, (next) => put(renamed(scope, name, next.trim())));
  const all = scope.success.length === 0;
  const success = all || scope.success.includes(name);
  const mark = (on: boolean) => {
    const before = all ? Object.keys(scope.ends) : scope.success;
    put({ success: on ? [...before, name] : before.filter((one) => one !== name) });
  };
  return (
    <div className="formbox" role="group" aria-label={name}>
      <div className="row">
        <TextInput size="xs" aria-label={t("edit.about.endName")} {...typed} onChange={(event) => typed.onChange(event.currentTarget.value)} />
        <Switch size="xs" label={t("edit.about.success")} checked={success} onChange={(event) => mark(event.currentTarget.checked)} />
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("edit.about.removeEnd", { name })} onClick={() => put(without(scope, name))}>
          <IconX size={12} stroke={1.75} aria-hidden="true" />
        </ActionIcon>
      </div>
      <RuleField kind="match" label={t("edit.form.rule")} value={scope.ends[name] ?? null} onSave={(rule) => rule && put({ ends: { ...scope.ends, [name]: rule } })} />
    </div>
  );
}
