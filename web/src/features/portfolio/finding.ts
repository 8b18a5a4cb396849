/** Which journeys are shown and how they are grouped, as the address says it. No React. */
import type { JourneyCard } from "@/api/types";
import { onShelf, type Shelf } from "./model";

export const SHELVES: Shelf[] = ["all", "live", "attention", "drafts"];
export const LOOKS = ["rows", "cards", "tree"] as const;
export type Look = (typeof LOOKS)[number];
export const GROUPS = ["area", "owner", "status"] as const;
/** By area, owner, status, or the values of a tag ("tag:brand"). */
export type GroupBy = (typeof GROUPS)[number] | `tag:${string}`;

export interface Chosen {
  shelf: Shelf;
  owner: string | null;
  area: string | null;
  /** Tag to one of its values. */
  tags: Record<string, string>;
  group: GroupBy;
  look: Look;
}

export const ownerOf = (card: JourneyCard) => card.department || card.owner;

/** The names of tags in the order they come, each with its values in order. */
export function tagsOf(cards: JourneyCard[]): [string, string[]][] {
  const found = new Map<string, Set<string>>();
  for (const card of cards) for (const [tag, values] of Object.entries(card.tags)) found.set(tag, new Set([...(found.get(tag) ?? []), ...values]));
  return [...found].map(([tag, values]) => [tag, [...values].sort()]);
}

export function readChosen(params: URLSearchParams, cards: JourneyCard[]): Chosen {
  const group = params.get("group");
  const tags = tagsOf(cards).map(([tag]) => tag);
  const byTag = tags.find((tag) => group === `tag:${tag}`);
  return {
    shelf: SHELVES.find((one) => one === params.get("shelf")) ?? "all",
    owner: params.get("owner"),
    area: params.get("area"),
    tags: Object.fromEntries(params.getAll("tag").flatMap((text) => {
      const at = text.indexOf(":");
      return at > 0 ? [[text.slice(0, at), text.slice(at + 1)]] : [];
    })),
    group: byTag ? `tag:${byTag}` : (GROUPS.find((one) => one === group) ?? "area"),
    look: LOOKS.find((one) => one === params.get("show")) ?? "rows",
  };
}

/** The address with one thing changed; a value that is null, or the default, is left out. */
export function withChange(now: URLSearchParams, name: string, value: string | null): URLSearchParams {
  const next = new URLSearchParams(now);
  if (value) next.set(name, value);
  else next.delete(name);
  return next;
}

/** The address with another value of one tag. */
export function withTag(now: URLSearchParams, tag: string, value: string | null): URLSearchParams {
  const next = new URLSearchParams(now);
  const others = next.getAll("tag").filter((text) => !text.startsWith(`${tag}:`));
  next.delete("tag");
  for (const other of others) next.append("tag", other);
  if (value) next.append("tag", `${tag}:${value}`);
  return next;
}

/** Cards on the shelf that pass every filter. A journey without a tag passes no filter of that tag. */
export function passing(cards: JourneyCard[], chosen: Chosen): JourneyCard[] {
  return cards.filter((card) =>
    onShelf(card, chosen.shelf) &&
    (!chosen.owner || [card.owner, card.department].includes(chosen.owner)) &&
    (!chosen.area || card.area === chosen.area) &&
    Object.entries(chosen.tags).every(([tag, value]) => card.tags[tag]?.includes(value)));
}

/** Under which headings a journey stands: one, but for tags with several values. Empty for none. */
export function headingsOf(card: JourneyCard, group: GroupBy): string[] {
  if (group === "area") return [card.area];
  if (group === "owner") return [ownerOf(card)];
  if (group === "status") return [card.status];
  const values = card.tags[group.slice(4)] ?? [];
  return values.length ? values : [""];
}
