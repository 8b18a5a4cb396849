/** The questions of a guided start, one a screen, and what their answers make. No React. */
import type { StartAnswers } from "@/api/types";

export type Kind = "template" | "line" | "text" | "names" | "kpi" | "date";
export type QuestionId = "template" | "title" | "learn" | "scenario" | "goal" | "personas" | "channels" | "departments" | "suppliers" | "kpi" | "owner" | "review_by";

export interface Question {
  id: QuestionId;
  kind: Kind;
}

export const QUESTIONS: readonly Question[] = [
  { id: "learn", kind: "text" },
  { id: "title", kind: "line" },
  { id: "template", kind: "template" },
  { id: "scenario", kind: "text" },
  { id: "goal", kind: "text" },
  { id: "personas", kind: "names" },
  { id: "channels", kind: "names" },
  { id: "departments", kind: "names" },
  { id: "suppliers", kind: "names" },
  { id: "kpi", kind: "kpi" },
  { id: "owner", kind: "line" },
  { id: "review_by", kind: "date" },
];

export const KPI_TYPES = ["nps", "csat", "ces", "rate", "count", "duration", "money", "other"] as const;
export type KpiType = (typeof KPI_TYPES)[number];

/** What stands in the fields: all text, so that a half-typed answer is kept as it is. */
export interface Draft {
  fields: Record<Exclude<QuestionId, "kpi">, string>;
  kpi: { name: string; type: KpiType; target: string };
}

export const EMPTY: Draft = {
  fields: { template: "", title: "", learn: "", scenario: "", goal: "", personas: "", channels: "", departments: "", suppliers: "", owner: "", review_by: "" },
  kpi: { name: "", type: "nps", target: "" },
};

/** Names one a line or parted by commas of any script; each once. */
export function names(text: string): string[] {
  return [...new Set(text.split(/[\n,;，；、]/).map((name) => name.trim()).filter(Boolean))];
}

/** A number as people type it, with a decimal comma too; null for anything else. */
export function target(text: string): number | null {
  const trimmed = text.trim().replace(",", ".").replace("\u2212", "-");
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(trimmed) ? Number(trimmed) : null;
}

/** Whether the question has an answer. */
export function answered(draft: Draft, question: Question): boolean {
  return question.id === "kpi" ? draft.kpi.name.trim() !== "" : draft.fields[question.id].trim() !== "";
}

/** The answers as the server takes them; what was skipped is left out. */
export function answersOf(draft: Draft, language: string): StartAnswers {
  const { fields, kpi } = draft;
  const text = (id: "title" | "learn" | "scenario" | "goal" | "owner") => fields[id].trim();
  return {
    language,
    sample: false,
    title: text("title"),
    learn: text("learn"),
    scenario: text("scenario"),
    goal: text("goal"),
    owner: text("owner"),
    personas: names(fields.personas),
    channels: names(fields.channels),
    departments: names(fields.departments),
    suppliers: names(fields.suppliers),
    template: fields.template || null,
    review_by: fields.review_by || null,
    kpi: { name: kpi.name.trim(), type: kpi.type, target: target(kpi.target) },
  };
}

/** What the summary shows for a question; "" for none. `titles` are those of templates by id. */
export function shown(draft: Draft, question: Question, titles: ReadonlyMap<string, string>, kpiName: (type: KpiType) => string): string {
  if (question.id === "kpi") {
    const { name, type, target: wanted } = draft.kpi;
    return name.trim() ? [name.trim(), kpiName(type), target(wanted) === null ? "" : String(target(wanted))].filter(Boolean).join(", ") : "";
  }
  const text = draft.fields[question.id].trim();
  if (question.kind === "names") return names(text).join(", ");
  return question.kind === "template" ? (titles.get(text) ?? "") : text;
}
