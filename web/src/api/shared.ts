/** What a share link shows. Its secret travels in a header, never in the address of a request. */
import { useQuery } from "@tanstack/react-query";
import { request } from "./client";
import { complete } from "./journey";
import type { components } from "./schema";
import type { Journey, MeasuredMap } from "./types";

export type SharedState = Required<components["schemas"]["SharedState"]>;

export interface SharedMap {
  journey: Journey;
  view: string;
  comment: boolean;
}

/** The pass that the link's password gave, for this tab only. */
const kept = (token: string) => `sojourn.pass.${token.slice(0, 12)}`;

export function keepPass(token: string, pass: string): void {
  sessionStorage.setItem(kept(token), pass);
}

function headers(token: string): Record<string, string> {
  const pass = sessionStorage.getItem(kept(token));
  return { accept: "application/json", "sojourn-share": token, ...(pass ? { "sojourn-share-pass": pass } : {}) };
}

export function useSharedState(token: string) {
  return useQuery({
    queryKey: ["shared", token],
    queryFn: ({ signal }) => request<SharedState>("/shared", {}, { signal, headers: headers(token) }),
  });
}

export async function unlock(token: string, password: string): Promise<void> {
  const { token: pass } = await request<{ token: string }>("/shared/unlock", {}, {
    method: "POST",
    headers: { ...headers(token), "content-type": "application/json" },
    body: JSON.stringify({ password }),
  });
  keepPass(token, pass);
}

export function useSharedMap(token: string, open: boolean) {
  return useQuery({
    queryKey: ["shared", token, "map"],
    queryFn: async ({ signal }): Promise<SharedMap> => {
      const found = await request<{ journey: unknown; view: string; comment: boolean }>("/shared/map", {}, { signal, headers: headers(token) });
      return { ...found, journey: complete(found.journey) };
    },
    enabled: open,
    // A link may be revoked at any moment: what is shown is asked for again now and then.
    refetchInterval: 30_000,
  });
}

export function useSharedMeasured(token: string, open: boolean) {
  return useQuery({
    queryKey: ["shared", token, "measured"],
    queryFn: ({ signal }) => request<MeasuredMap>("/shared/measured", {}, { signal, headers: headers(token) }),
    enabled: open,
  });
}

export type SharedComment = Required<components["schemas"]["CommentLine"]>;

/** What is said on the map; asked for only where the link lets its readers speak. */
export function useSharedComments(token: string, open: boolean) {
  return useQuery({
    queryKey: ["shared", token, "comments"],
    queryFn: ({ signal }) => request<SharedComment[]>("/shared/comments", {}, { signal, headers: headers(token) }),
    enabled: open,
    refetchInterval: 10_000,
  });
}

export interface GuestComment {
  id: string;
  name: string;
  step: string | null;
  thread: string | null;
  text: string;
}

export function sayShared(token: string, said: GuestComment): Promise<SharedComment> {
  return request<SharedComment>("/shared/comments", {}, { method: "POST", headers: { ...headers(token), "content-type": "application/json" }, body: JSON.stringify(said) });
}
