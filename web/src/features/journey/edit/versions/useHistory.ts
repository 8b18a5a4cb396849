import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { request, send } from "@/api/client";
import type { SavedVersion, VersionDifference } from "@/api/types";
import type { Made } from "../model/operations";
import { addressOf } from "../transport";

/** Versions that were kept whole, the newest first. `head` makes it look again when the map moves on. */
export function useVersions(slug: string, head: number) {
  return useQuery({
    queryKey: ["versions", slug, head],
    queryFn: ({ signal }) => request<SavedVersion[]>(`${addressOf(slug)}/versions`, {}, { signal }),
    placeholderData: (before) => before,
  });
}

export interface Since {
  version: number;
  whole: boolean;
  changes: Made[];
}

/** What was changed after a version. */
export function useSince(slug: string, after: number | null, head: number) {
  return useQuery({
    queryKey: ["changes", slug, after, head],
    queryFn: ({ signal }) => request<Since>(`${addressOf(slug)}/changes`, { after: String(after ?? 0) }, { signal }),
    enabled: after !== null,
    placeholderData: (before) => before,
  });
}

/** What differs between two versions; `to` null is the newest. */
export function useDifferences(slug: string, from: number, to: number | null, head: number) {
  return useQuery({
    queryKey: ["differences", slug, from, to ?? head],
    queryFn: ({ signal }) => request<VersionDifference[]>(`${addressOf(slug)}/versions/${from}/differences`, { other: to === null ? undefined : String(to) }, { signal }),
  });
}

export function useKeeping(slug: string) {
  const cache = useQueryClient();
  const onSettled = () => cache.invalidateQueries({ queryKey: ["versions", slug] });
  const name = useMutation({ mutationFn: (label: string) => send<SavedVersion>("POST", `${addressOf(slug)}/versions`, { label }), onSettled });
  const restore = useMutation({ mutationFn: (version: number) => send<{ version: number }>("POST", `${addressOf(slug)}/versions/${version}/restore`, {}), onSettled });
  return { name, restore };
}
