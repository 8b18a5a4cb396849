/** Cards that become parts of the library or of the analysis, and back: each is one change that undo takes back. No React. */
import type { Card, Journey } from "@/api/types";
import { type Data, insert, newId, type Operation, type PartList, set } from "./operations";

export const SLATES = ["", "slate-1", "slate-2", "slate-3", "slate-4"] as const;
export const OBJECTS = ["touchpoint", "channel", "system", "department"] as const;
export type Target = (typeof OBJECTS)[number] | "insight" | "action";

/** What a card refers to: the list it stands in and the part, or null for plain text. */
export interface Referred {
  list: Extract<PartList, "library" | "insights" | "actions" | "kpis" | "evidence" | "opportunities" | "actors" | "personas">;
  part: { id: string } & Data;
}

const LISTS = ["library", "insights", "actions", "kpis", "evidence", "opportunities", "actors", "personas"] as const;

export function referredBy(journey: Journey, card: Card): Referred | null {
  if (!card.reference) return null;
  for (const list of LISTS) {
    const part = (journey[list] as ({ id: string } & Data)[]).find((one) => one.id === card.reference);
    if (part) return { list, part };
  }
  return null;
}

/** The steps that a card covers, from left to right. */
export function stepsUnder(journey: Journey, card: Card): string[] {
  const ends = [card.span.from_step, card.span.to_step].map((id) => journey.steps.findIndex((step) => step.id === id)).sort((a, b) => a - b);
  return journey.steps.slice(Math.max(0, ends[0] ?? 0), (ends[1] ?? -1) + 1).map((step) => step.id);
}

const SHORT = 120;

/** Plain text as a part of its own: the card then refers to it, and says nothing itself. */
export function promoted(journey: Journey, card: Card, target: Target): Operation[] {
  const words = (card.title || card.text).trim();
  const name = words.split("\n")[0]?.slice(0, SHORT) ?? "";
  const rest = card.title ? card.text : words.length > name.length ? words : "";
  const steps = stepsUnder(journey, card);
  const id = newId("o");
  const made: [PartList, Data] =
    target === "insight"
      ? ["insights", { id, type: "observation", title: name, text: rest, steps, level: card.evidence ?? "assumption", evidence: card.sources }]
      : target === "action"
        ? ["actions", { id, title: name, steps, expected_effect: rest }]
        : ["library", { id, type: target, name, description: rest, icon: card.icon }];
  return [insert(...made), set("cards", card.id, "reference", id), set("cards", card.id, "title", ""), set("cards", card.id, "text", "")];
}

/** The words of what a card refers to as the card's own; the part itself stays where it is. */
export function asText({ list, part }: Referred, card: Card): Operation[] {
  const text = (name: string) => (typeof part[name] === "string" ? part[name] : "");
  const title = text("title") || text("name");
  const more = list === "actions" ? text("expected_effect") : list === "evidence" ? text("quote") : text("text") || text("description");
  return [
    set("cards", card.id, "reference", null),
    set("cards", card.id, "title", more && title ? title : ""),
    set("cards", card.id, "text", more || title),
  ];
}
