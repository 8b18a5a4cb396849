import { IconBulb, IconChecklist, IconFileText, IconId, IconMap2, IconMessage2, IconPointFilled } from "@tabler/icons-react";
import { useDeferredValue } from "react";
import { useNavigate } from "react-router";
import { useSearch } from "../api/looking";
import type { SearchHit } from "../api/types";
import { hitAddress } from "../ui/hitAddress";
import type { Entry } from "./usePaletteEntries";

const ICONS: Record<SearchHit["kind"], Entry["icon"]> = {
  journey: IconMap2, stage: IconPointFilled, step: IconPointFilled, card: IconFileText, quote: IconMessage2, insight: IconBulb,
  persona: IconId, opportunity: IconBulb, action: IconChecklist, evidence: IconMessage2,
};
/** The palette knows these by their titles already. */
const KNOWN: SearchHit["kind"][] = ["journey", "step"];
const MOST = 6;

/** What the words are found in on the maps, beside the titles that the palette knows: cards, quotes, insights, personas, actions. */
export function useFoundEntries(text: string): Entry[] {
  const navigate = useNavigate();
  const words = useDeferredValue(text);
  const hits = useSearch(words, 24).data?.hits ?? [];
  if (words.trim().length < 2) return [];
  return hits.filter((hit) => !KNOWN.includes(hit.kind)).slice(0, MOST).map((hit, index) => ({
    id: `found-${hit.slug}-${hit.kind}-${index}`,
    group: "found",
    title: hit.title.length > 70 ? `${hit.title.slice(0, 69)}…` : hit.title,
    context: [hit.journey, hit.step_title].filter(Boolean).join(" · "),
    icon: ICONS[hit.kind],
    run: () => void navigate(hitAddress(hit)),
  }));
}
