/** Who asks and what they may do; people, keys, links and the audit log by name. */
import { useQuery } from "@tanstack/react-query";
import { request, type Query } from "./client";
import type { components } from "./schema";

type Shape<Name extends keyof components["schemas"]> = Required<components["schemas"][Name]>;

export type Me = Shape<"Me">;
export type Permission = components["schemas"]["Permission"];
export type Role = components["schemas"]["Role"];
export type Scope = components["schemas"]["KeyScope"];
export type Account = Shape<"AccountBody">;
export type Session = Shape<"SessionLine">;
export type TotpSetup = Shape<"TotpSetup">;
export type People = Shape<"People">;
export type Member = Shape<"MemberLine">;
export type Invitation = Shape<"InvitationLine">;
export type Invited = Shape<"Invited">;
export type InvitationSeen = Shape<"InvitationSeen">;
export type ApiKey = Shape<"KeyLine">;
export type NewKey = Shape<"NewKey">;
export type Share = Shape<"ShareLine">;
export type AuditLine = Shape<"AuditLineBody">;
export type AuditPage = Shape<"AuditPage">;

export const ME = ["me"];

export function useMe() {
  return useQuery({ queryKey: ME, queryFn: ({ signal }) => request<Me>("/me", {}, { signal }), staleTime: 60_000 });
}

export function useAccount() {
  return useQuery({ queryKey: ["account"], queryFn: ({ signal }) => request<Account>("/account", {}, { signal }) });
}

export function useSessions() {
  return useQuery({ queryKey: ["sessions"], queryFn: ({ signal }) => request<Session[]>("/account/sessions", {}, { signal }) });
}

export function usePeople() {
  return useQuery({ queryKey: ["people"], queryFn: ({ signal }) => request<People>("/people", {}, { signal }) });
}

export function useKeys() {
  return useQuery({ queryKey: ["keys"], queryFn: ({ signal }) => request<ApiKey[]>("/keys", {}, { signal }) });
}

export function useShares(slug: string, enabled: boolean) {
  return useQuery({
    queryKey: ["shares", slug],
    queryFn: ({ signal }) => request<Share[]>(`/journeys/${encodeURIComponent(slug)}/shares`, {}, { signal }),
    enabled,
  });
}

export function useAudit(query: Query) {
  return useQuery({ queryKey: ["audit", query], queryFn: ({ signal }) => request<AuditPage>("/audit", query, { signal }) });
}
