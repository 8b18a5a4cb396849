/** Where something that was found can be looked at: the map at its step, the persona's profile, else the map. */
import type { SearchHit } from "../api/types";

export function hitAddress(hit: Pick<SearchHit, "slug" | "step" | "persona">): string {
  const journey = `/journeys/${encodeURIComponent(hit.slug)}`;
  if (hit.persona) return `${journey}/personas/${encodeURIComponent(hit.persona)}`;
  return hit.step ? `${journey}/steps/${encodeURIComponent(hit.step)}` : journey;
}
