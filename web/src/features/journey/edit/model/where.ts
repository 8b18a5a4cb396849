/** Which part of a map is meant, in words: "Security, step"; pain "Hard to find". No React. */
import type { Journey } from "@/api/types";

/** `key` is one of `edit.where.*`; `name` and `beside` fill it. */
export interface Where {
  key: string;
  name: string;
  beside?: string;
}

const SHORT = 48;
const short = (text: string) => {
  const line = text.split("\n", 1)[0] ?? "";
  return [...line].length > SHORT ? `${[...line].slice(0, SHORT - 1).join("").trimEnd()}…` : line;
};
const PLAIN = { stages: "stage", steps: "step", lanes: "lane", personas: "persona", actors: "actor", library: "object", evidence: "evidence", opportunities: "opportunity", actions: "action", kpis: "metric", scores: "score", filters: "filter", views: "view" } as const;
type Named = { id?: string; field?: string; title?: string; name?: string; label?: string; text?: string };

export function whereOf(journey: Journey, part: string, of: string): Where {
  if (part === "journey") return { key: "journey", name: journey.title };
  if (part === "cards") return card(journey, of);
  if (part === "insights") return insight(journey, of) ?? { key: "gone", name: "" };
  if (part === "emotions") return emotion(journey, of);
  if (part === "transitions") return transition(journey, of);
  const list = (journey as unknown as Record<string, Named[] | undefined>)[part] ?? [];
  const found = list.find((one) => (one.id ?? one.field) === of);
  const kind = part in PLAIN ? PLAIN[part as keyof typeof PLAIN] : null;
  if (!found || !kind) return { key: "gone", name: "" };
  return { key: kind, name: short(found.title || found.name || found.label || found.text || of) };
}

function card(journey: Journey, of: string): Where {
  const found = journey.cards.find((one) => one.id === of);
  if (!found) return { key: "gone", name: "" };
  const shown = found.reference ? insight(journey, found.reference) : null;
  if (shown) return shown;
  const lane = journey.lanes.find((one) => one.id === found.lane)?.title ?? "";
  const step = journey.steps.find((one) => one.id === found.span.from_step)?.title;
  return step ? { key: "cell", name: step, beside: lane } : { key: "card", name: short(found.title || found.text) };
}

function insight(journey: Journey, of: string): Where | null {
  const found = journey.insights.find((one) => one.id === of);
  return found ? { key: found.type === "pain" ? "pain" : found.type === "delight" ? "delight" : "insight", name: short(found.title || found.text) } : null;
}

function emotion(journey: Journey, of: string): Where {
  const step = journey.steps.find((one) => one.id === of.split("/")[0]);
  return step ? { key: "emotion", name: step.title } : { key: "gone", name: "" };
}

function transition(journey: Journey, of: string): Where {
  const [from, to] = of.split("->").map((id) => journey.steps.find((one) => one.id === id)?.title);
  return from && to ? { key: "transition", name: from, beside: to } : { key: "gone", name: "" };
}

/** The part that somebody's `cell` names: `cards[a].text`, `steps[pay]`; null for none. */
export function cellOf(cell: string): { part: string; of: string } | null {
  const found = /^([a-z]+)\[(.*)\](?:\.[\w.]+)?$/.exec(cell);
  return found ? { part: found[1] ?? "", of: found[2] ?? "" } : cell ? { part: "journey", of: "" } : null;
}
