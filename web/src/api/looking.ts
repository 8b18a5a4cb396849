/** A drawing looked at with the data: personas, promises, what to do first, where words stand. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { request, type Query } from "./client";
import type { FutureGaps, JourneyLine, PersonasMeasured, Priorities, SearchResult } from "./types";

const STALE = 30_000;
const of = (slug: string, what: string) => `/journeys/${encodeURIComponent(slug)}/${what}`;

/** The journeys by name and kind, without measuring any. */
export function useJourneyLines() {
  return useQuery({ queryKey: ["journeys"], queryFn: ({ signal }) => request<JourneyLine[]>("/journeys", {}, { signal }), staleTime: STALE });
}

export function usePersonas(slug: string) {
  return useQuery({ queryKey: ["personas", slug], queryFn: ({ signal }) => request<PersonasMeasured>(of(slug, "personas"), {}, { signal }), staleTime: STALE });
}

export function useGaps(slug: string) {
  return useQuery({ queryKey: ["gaps", slug], queryFn: ({ signal }) => request<FutureGaps>(of(slug, "gaps"), {}, { signal }), staleTime: STALE, retry: false });
}

/** Work and steps scored under a view of the map. */
export function usePriorities(slug: string, query: Query | null) {
  return useQuery({
    queryKey: ["priorities", slug, query],
    queryFn: ({ signal }) => request<Priorities>(of(slug, "priorities"), query ?? {}, { signal }),
    enabled: query !== null,
    placeholderData: keepPreviousData,
    staleTime: STALE,
  });
}

/** Where words stand in all maps; asks nothing for less than two characters. */
export function useSearch(text: string, limit = 12) {
  const words = text.trim();
  return useQuery({
    queryKey: ["search", words, limit],
    queryFn: ({ signal }) => request<SearchResult>("/search", { q: words, limit: String(limit) }, { signal }),
    enabled: words.length > 1,
    placeholderData: keepPreviousData,
    staleTime: STALE,
  });
}
