/** Server state by name. Screens call these; nothing else holds a second copy. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { request, type Query } from "./client";
import { complete } from "./journey";
import type { Fields, MeasuredMap, Portfolio, StepPanel, WorkspaceInfo } from "./types";

const STALE = 30_000;

export function useWorkspace(enabled = true) {
  return useQuery({ enabled, queryKey: ["workspace"], queryFn: ({ signal }) => request<WorkspaceInfo>("/workspace", {}, { signal }), staleTime: STALE });
}

export function usePortfolio() {
  return useQuery({ queryKey: ["portfolio"], queryFn: ({ signal }) => request<Portfolio>("/portfolio", {}, { signal }), staleTime: STALE });
}

export function useFields() {
  return useQuery({ queryKey: ["fields"], queryFn: ({ signal }) => request<Fields>("/fields", {}, { signal }), staleTime: 10 * STALE });
}

/** A journey document, with defaults filled in. */
export function useJourney(slug: string) {
  return useQuery({
    queryKey: ["journey", slug],
    queryFn: async ({ signal }) => complete(await request<unknown>(`/journeys/${encodeURIComponent(slug)}`, {}, { signal })),
    staleTime: STALE,
  });
}

/** The map measured under a view; the last good values stay while another view is computed. */
export function useMeasured(slug: string, query: Query | null) {
  return useQuery({
    queryKey: ["measured", slug, query],
    queryFn: ({ signal }) => request<MeasuredMap>(`/journeys/${encodeURIComponent(slug)}/measured`, query ?? {}, { signal }),
    enabled: query !== null,
    placeholderData: keepPreviousData,
    staleTime: STALE,
  });
}

export function usePanel(slug: string, step: string, query: Query | null) {
  return useQuery({
    queryKey: ["panel", slug, step, query],
    queryFn: ({ signal }) =>
      request<StepPanel>(`/journeys/${encodeURIComponent(slug)}/steps/${encodeURIComponent(step)}/panel`, query ?? {}, { signal }),
    enabled: query !== null,
    staleTime: STALE,
  });
}
