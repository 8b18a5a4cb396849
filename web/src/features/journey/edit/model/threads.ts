/** Comments as threads: which are open, which part each speaks of, what has not been read yet. No React. */
import type { Comment } from "@/api/types";

export interface Thread {
  id: string;
  number: number;
  part: string;
  of: string;
  resolved: boolean;
  resolvedBy: string | null;
  comments: Comment[];
}

/** When each thread was last looked at (ISO time), by id. */
export type Seen = Record<string, string>;

/** Threads by number, each with its comments in the order they were said. */
export function threadsOf(comments: Comment[]): Thread[] {
  const threads = new Map<string, Thread>();
  for (const comment of comments.filter((one) => one.id === one.thread)) {
    const { id, number, part, of, resolved_at, resolved_by } = comment;
    threads.set(id, { id, number, part, of, resolved: Boolean(resolved_at), resolvedBy: resolved_by, comments: [comment] });
  }
  for (const comment of comments) if (comment.id !== comment.thread) threads.get(comment.thread)?.comments.push(comment);
  for (const thread of threads.values()) thread.comments.sort((a, b) => (a.said_at < b.said_at ? -1 : a.said_at > b.said_at ? 1 : 0));
  return [...threads.values()].sort((a, b) => a.number - b.number);
}

/** Words of others that were said after the thread was last looked at. */
export function unreadIn(thread: Thread, seen: Seen): number {
  const since = seen[thread.id] ?? "";
  return thread.comments.filter((one) => !one.mine && one.said_at > since).length;
}

/** All of a thread counts as read up to its newest comment. */
export function read(seen: Seen, threads: Thread[]): Seen {
  const next = { ...seen };
  for (const thread of threads) next[thread.id] = thread.comments.reduce((last, one) => (one.said_at > last ? one.said_at : last), next[thread.id] ?? "");
  return next;
}

/** How many open threads speak of each part, by `list/key`; parts without any are left out. */
export function countsByPart(threads: Thread[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const thread of threads) {
    if (thread.resolved) continue;
    const part = partKey(thread.part, thread.of);
    counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return counts;
}

export const partKey = (part: string, of: string) => `${part}/${of}`;
