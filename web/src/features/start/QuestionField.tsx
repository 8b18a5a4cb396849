import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { request } from "@/api/client";
import type { Template } from "@/api/types";
import { type Draft, KPI_TYPES, type KpiType, type Question } from "./questions";

interface Props {
  question: Question;
  draft: Draft;
  onChange: (draft: Draft) => void;
}

/** All templates in the language of the page. */
export function useTemplates() {
  const { i18n } = useTranslation();
  const language = i18n.resolvedLanguage ?? "en";
  return useQuery({ queryKey: ["templates", language], queryFn: () => request<Template[]>("/templates", { language }), staleTime: Infinity });
}

/** The field of one question; its label is the question itself. */
export function QuestionField({ question, draft, onChange }: Props) {
  const { t } = useTranslation("start");
  const { id, kind } = question;
  const label = t(`question.${id}.ask`);
  if (id === "kpi") return <KpiField draft={draft} onChange={onChange} />;
  const value = draft.fields[id];
  const set = (text: string) => onChange({ ...draft, fields: { ...draft.fields, [id]: text } });
  if (kind === "template") return <TemplateChoice value={value} onChange={set} label={label} />;
  if (kind === "text" || kind === "names") {
    return <Textarea key={id} data-autofocus autosize minRows={kind === "names" ? 3 : 2} maxRows={10} maxLength={10_000} aria-label={label} value={value} onChange={(event) => set(event.currentTarget.value)} />;
  }
  return <TextInput key={id} data-autofocus type={kind === "date" ? "date" : "text"} maxLength={400} aria-label={label} value={value} onChange={(event) => set(event.currentTarget.value)} />;
}

function KpiField({ draft, onChange }: Omit<Props, "question">) {
  const { t } = useTranslation("start");
  const set = (change: Partial<Draft["kpi"]>) => onChange({ ...draft, kpi: { ...draft.kpi, ...change } });
  return (
    <div className="kpifields">
      <TextInput data-autofocus label={t("kpi.name")} maxLength={200} value={draft.kpi.name} onChange={(event) => set({ name: event.currentTarget.value })} />
      <NativeSelect label={t("kpi.type")} value={draft.kpi.type} data={KPI_TYPES.map((type) => ({ value: type, label: t(`kpi.${type}`) }))} onChange={(event) => set({ type: event.currentTarget.value as KpiType })} />
      <TextInput label={t("kpi.target")} inputMode="decimal" maxLength={20} value={draft.kpi.target} onChange={(event) => set({ target: event.currentTarget.value })} />
    </div>
  );
}

function TemplateChoice({ value, onChange, label }: { value: string; onChange: (id: string) => void; label: string }) {
  const { t } = useTranslation("start");
  const { data = [] } = useTemplates();
  const choices = [{ id: "", title: t("blank"), description: t("blankText") }, ...data];
  return (
    <fieldset className="templatechoice">
      <legend className="vh">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.id} className={choice.id === value ? "is-on" : ""}>
          <input type="radio" name="template" data-autofocus={choice.id === value || undefined} checked={choice.id === value} onChange={() => onChange(choice.id)} />
          <b>{choice.title}</b>
          <span className="muted fs12">{choice.description}</span>
        </label>
      ))}
    </fieldset>
  );
}
