/** What a rule would mean, asked of the server while it is written; an answer no longer wanted is not waited for. */
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ApiError, request } from "@/api/client";
import type { Trial, TryRule } from "@/api/types";
import { addressOf } from "../transport";

const PAUSE = 250;
const TRIES = 3;

export type Asked = Pick<TryRule, "step" | "kind" | "rule" | "title">;

/** `version` is the map's: what others bind meanwhile changes what is left unmapped. */
export function useTrial(slug: string, asked: Asked, version: number) {
  const [now] = useDebouncedValue(asked.rule, PAUSE);
  const body = { ...asked, rule: now };
  const found = useQuery({
    queryKey: ["try-rule", slug, body, version],
    queryFn: ({ signal }) =>
      request<Trial>(`${addressOf(slug)}/try-rule`, {}, {
        method: "POST",
        headers: { accept: "application/json", "content-type": "application/json" },
        body: JSON.stringify(body),
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    // A step that was just drawn may still be on its way to the server.
    retry: (count, error) => error instanceof ApiError && error.status === 404 && count < TRIES,
  });
  return { trial: found.data ?? null, error: found.error, waiting: found.isFetching || now !== asked.rule };
}
