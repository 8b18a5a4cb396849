/** Fields of the forms beside the map: each saves itself when it is left. */
import { NativeSelect, Switch, TagsInput, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { isDuration } from "../model/durations";
import { useTyped } from "./useTyped";

interface Field<T> {
  label: string;
  value: T;
  onSave: (value: T) => void;
  note?: string;
  lang?: string;
}

export function TextField({ label, value, onSave, note, lang, required = false, type = "text" }: Field<string> & { required?: boolean; type?: "text" | "date" }) {
  const typed = useTyped(value, (text) => (required && !text.trim() ? undefined : onSave(text)));
  return <TextInput size="xs" label={label} description={note} lang={lang} type={type} {...typed} onChange={(event) => typed.onChange(event.currentTarget.value)} />;
}

export function LongField({ label, value, onSave, note, lang }: Field<string>) {
  const typed = useTyped(value, onSave, false);
  return <Textarea size="xs" autosize minRows={2} maxRows={12} label={label} description={note} lang={lang} {...typed} onChange={(event) => typed.onChange(event.currentTarget.value)} />;
}

/** A duration in words such as 2h; what cannot be read is not saved and says so. */
export function DurationField({ label, value, onSave, note }: Field<string | null>) {
  const { t } = useTranslation("journey");
  const typed = useTyped(value ?? "", (text) => {
    if (!text.trim()) onSave(null);
    else if (isDuration(text)) onSave(text.trim());
  });
  const wrong = typed.value.trim() !== "" && !isDuration(typed.value);
  return (
    <TextInput size="xs" label={label} description={note} placeholder="2h" {...typed} error={wrong ? t("edit.form.notDuration") : undefined} onChange={(event) => typed.onChange(event.currentTarget.value)} />
  );
}

export function NumberField({ label, value, onSave, note, least }: Field<number | null> & { least?: number }) {
  const { t } = useTranslation("journey");
  const read = (text: string) => Number(text.replace(",", "."));
  const fits = (text: string) => Number.isFinite(read(text)) && (least === undefined || read(text) >= least);
  const typed = useTyped(value === null ? "" : String(value), (text) => {
    if (!text.trim()) onSave(null);
    else if (fits(text)) onSave(read(text));
  });
  const wrong = typed.value.trim() !== "" && !fits(typed.value);
  return (
    <TextInput size="xs" inputMode="decimal" label={label} description={note} {...typed} error={wrong ? t("edit.form.notNumber") : undefined} onChange={(event) => typed.onChange(event.currentTarget.value)} />
  );
}

export interface Choice {
  value: string;
  label: string;
}

/** One of several; with `none` also none of them, which is saved as null. */
export function ChoiceField({ label, value, onSave, note, choices, none }: Field<string | null> & { choices: Choice[]; none?: string }) {
  const data = none === undefined ? choices : [{ value: "", label: none }, ...choices];
  return (
    <NativeSelect size="xs" label={label} description={note} value={value ?? ""} data={data} onChange={(event) => onSave(event.currentTarget.value || (none === undefined ? "" : null))} />
  );
}

/** 1 to 5, or not said. */
export function ScaleField({ label, value, onSave }: Field<number | null>) {
  const { t } = useTranslation("journey");
  const choices = [1, 2, 3, 4, 5].map((one) => ({ value: String(one), label: String(one) }));
  return <ChoiceField label={label} value={value ? String(value) : null} choices={choices} none={t("edit.form.notSaid")} onSave={(chosen) => onSave(chosen ? Number(chosen) : null)} />;
}

export function FlagField({ label, value, onSave, note }: Field<boolean>) {
  return <Switch size="xs" label={label} description={note} checked={value} onChange={(event) => onSave(event.currentTarget.checked)} />;
}

/** Words, one after the other. */
export function WordsField({ label, value, onSave, note, offered = [] }: Field<string[]> & { offered?: string[] }) {
  return <TagsInput size="xs" label={label} description={note} value={value} data={offered} onChange={onSave} comboboxProps={{ withinPortal: true }} />;
}

interface Named {
  id: string;
  name: string;
}

/** Parts chosen by name; `onNew` makes one that is not there yet and returns its id. */
export function NamedField({ label, value, onSave, note, known, onNew }: Omit<Field<string[]>, "onSave"> & { known: Named[]; onSave: (ids: string[], fresh: string[]) => void; onNew?: boolean }) {
  const nameOf = (id: string) => known.find((one) => one.id === id)?.name ?? id;
  const names = [...new Set(known.map((one) => one.name))];
  const put = (chosen: string[]) => {
    const ids = chosen.flatMap((name) => known.find((one) => one.name === name)?.id ?? (known.some((one) => one.id === name) ? [name] : []));
    const fresh = onNew ? chosen.filter((name) => !known.some((one) => one.name === name || one.id === name)) : [];
    onSave(ids, fresh);
  };
  return <TagsInput size="xs" label={label} description={note} value={value.map(nameOf)} data={names} onChange={put} comboboxProps={{ withinPortal: true }} />;
}
