/** The filters of the page, kept in the address, and the questions asked with them. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { send } from "../../api/client";
import type { Note } from "../../api/types";

export interface Answer<Row> {
  columns: string[];
  rows: Row[];
  n: number;
  as_of: string | null;
  notes: Note[];
  sql: string;
}

export interface Filters {
  from: string;
  to: string;
  channel: string;
  where: string;
  case: string;
}

const NAMES = ["from", "to", "channel", "where", "case"] as const;

/** Filters from the address, and a way to change any parameter of it (empty removes it). */
export function useFilters() {
  const [params, setParams] = useSearchParams();
  const filters = Object.fromEntries(NAMES.map((name) => [name, params.get(name) ?? ""])) as unknown as Filters;
  const change = (changes: Record<string, string | string[] | null>) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          after.delete(name);
          for (const one of Array.isArray(value) ? value : [value]) if (one) after.append(name, one);
        }
        return after;
      },
      { replace: true },
    );
  return { filters, params, change };
}

/** The part of a question's body that the filters say. Dates are days in UTC; `to` is the last day included. */
export function body(filters: Filters): Record<string, unknown> {
  const asked: Record<string, unknown> = {};
  if (filters.from) asked.from = `${filters.from}T00:00:00Z`;
  if (filters.to) asked.to = new Date(Date.parse(`${filters.to}T00:00:00Z`) + 86_400_000).toISOString();
  if (filters.channel) asked.channels = [filters.channel];
  if (filters.where.trim()) asked.where = filters.where.trim();
  return asked;
}

/** Asks one question; the last answer stays while another is computed. */
export function useAnswer<Row>(question: string, asked: Record<string, unknown> | null) {
  return useQuery({
    queryKey: ["ask", question, asked],
    queryFn: () => send<Answer<Row>>("POST", `/ask/${question}`, asked),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}
