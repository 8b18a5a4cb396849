/** The journeys of the workspace by name, to refer to. */
import { useQuery } from "@tanstack/react-query";
import { request } from "@/api/client";

interface Line {
  id: string;
  title: string;
}

export function useJourneyNames(): { id: string; name: string }[] {
  const { data } = useQuery({ queryKey: ["journeys"], queryFn: ({ signal }) => request<Line[]>("/journeys", {}, { signal }), staleTime: 60_000 });
  return (data ?? []).map(({ id, title }) => ({ id, name: title }));
}
