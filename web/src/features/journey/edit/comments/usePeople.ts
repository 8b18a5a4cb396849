import { useContext, useMemo } from "react";
import type { Person } from "../model/mentions";
import type { Thread } from "../model/threads";
import { EditingContext } from "../useSession";

/** People who can be named in a comment: those who have the map open and those who have spoken on it, but not oneself. */
export function usePeople(threads: Thread[]): Person[] {
  const others = useContext(EditingContext)?.others;
  return useMemo(() => {
    const said = threads.flatMap((thread) => thread.comments.filter((one) => !one.mine).map((one) => ({ id: one.author_id, name: one.author })));
    const here = (others ?? []).map(({ id, name }) => ({ id, name }));
    return [...new Map([...said, ...here].filter((one) => one.id && one.name).map((one) => [one.id, one])).values()];
  }, [threads, others]);
}
