/** The comments of a map: threads, counts for cells and toolbar, what is unread, and saying something. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useSyncExternalStore } from "react";
import { request, send } from "@/api/client";
import type { Comment } from "@/api/types";
import { newId } from "./model/operations";
import { countsByPart, partKey, read, type Seen, type Thread, threadsOf, unreadIn } from "./model/threads";
import { addressOf } from "./transport";

const NONE: Comment[] = [];

export interface Comments {
  threads: Thread[];
  open: Thread[];
  resolved: Thread[];
  /** Open threads on a part of the map. */
  countAt: (part: string, of: string) => number;
  /** Words of others that have not been looked at. */
  unread: number;
  unreadIn: (thread: Thread) => number;
  markRead: (threads: Thread[]) => void;
  loaded: boolean;
  error: unknown;
}

export function useComments(slug: string): Comments {
  const { data, error } = useQuery({
    queryKey: ["comments", slug],
    queryFn: ({ signal }) => request<Comment[]>(`${addressOf(slug)}/comments`, {}, { signal }),
  });
  const seen = useSyncExternalStore(subscribe, () => seenOf(slug));
  return useMemo(() => {
    const threads = threadsOf(data ?? NONE);
    const counts = countsByPart(threads);
    return {
      threads,
      open: threads.filter((one) => !one.resolved),
      resolved: threads.filter((one) => one.resolved),
      countAt: (part: string, of: string) => counts.get(partKey(part, of)) ?? 0,
      unread: threads.reduce((sum, one) => sum + unreadIn(one, seen), 0),
      unreadIn: (thread: Thread) => unreadIn(thread, seen),
      markRead: (looked: Thread[]) => remember(slug, read(seenOf(slug), looked)),
      loaded: data !== undefined,
      error,
    };
  }, [data, error, seen, slug]);
}

export interface Said {
  part: string;
  of: string;
  text: string;
  thread?: string;
}

/** Ways to change the comments; each shows at once for everybody who has the map open. */
export function useSaying(slug: string) {
  const cache = useQueryClient();
  const onSettled = () => cache.invalidateQueries({ queryKey: ["comments", slug] });
  const base = `${addressOf(slug)}/comments`;
  const one = (id: string) => `${base}/${encodeURIComponent(id)}`;
  // The id is made once a box: words sent twice over a bad line are one comment.
  const say = useMutation({ mutationFn: (said: Said & { id: string }) => send<Comment>("POST", base, said), onSettled });
  const edit = useMutation({ mutationFn: ({ id, text }: { id: string; text: string }) => send<Comment>("PATCH", one(id), { text }), onSettled });
  const resolve = useMutation({ mutationFn: ({ id, resolved }: { id: string; resolved: boolean }) => send<Comment>("PATCH", one(id), { resolved }), onSettled });
  const remove = useMutation({ mutationFn: (id: string) => request<undefined>(one(id), {}, { method: "DELETE" }), onSettled });
  return { say, edit, resolve, remove };
}

export const newComment = () => newId("c");

const listeners = new Set<() => void>();
const held = new Map<string, Seen>();
const place = (slug: string) => `sojourn.read.${slug}`;

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function seenOf(slug: string): Seen {
  const known = held.get(slug);
  if (known) return known;
  let found: Seen = {};
  try {
    found = JSON.parse(localStorage.getItem(place(slug)) ?? "{}") as Seen;
  } catch {
    // nothing is remembered here: all of others' words count as new
  }
  held.set(slug, found);
  return found;
}

function remember(slug: string, seen: Seen) {
  if (JSON.stringify(seen) === JSON.stringify(seenOf(slug))) return;
  held.set(slug, seen);
  try {
    localStorage.setItem(place(slug), JSON.stringify(seen));
  } catch {
    // full or forbidden: remembered as long as the page is open
  }
  listeners.forEach((listener) => listener());
}
