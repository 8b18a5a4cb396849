import { useQuery } from "@tanstack/react-query";
import { useContext, useMemo } from "react";
import { request } from "@/api/client";
import type { Person } from "../model/mentions";
import type { Thread } from "../model/threads";
import { EditingContext } from "../useSession";

/** People who can be named in a comment: members, those who have the map open and those who have spoken on it. */
export function usePeople(threads: Thread[]): Person[] {
  const others = useContext(EditingContext)?.others;
  const members = useQuery({ queryKey: ["members"], queryFn: ({ signal }) => request<Person[]>("/members", {}, { signal }), staleTime: 300_000 }).data;
  return useMemo(() => {
    const said = threads.flatMap((thread) => thread.comments.filter((one) => !one.mine).map((one) => ({ id: one.author_id, name: one.author })));
    const here = (others ?? []).map(({ id, name }) => ({ id, name }));
    return [...new Map([...said, ...here, ...(members ?? [])].filter((one) => one.id && one.name).map((one) => [one.id, one])).values()];
  }, [threads, others, members]);
}
