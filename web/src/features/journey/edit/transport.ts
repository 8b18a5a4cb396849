/** How an editing session speaks with the server, and where unsent edits wait. */
import { request, send } from "@/api/client";
import type { Document } from "./model/apply";
import type { Change, Made } from "./model/operations";
import type { Outcome } from "./model/outcomes";
import type { Shelf, Transport } from "./model/session";

export const addressOf = (slug: string) => `/journeys/${encodeURIComponent(slug)}`;

export function transportTo(slug: string, client: string): Transport {
  return {
    send: (changes) => send<{ version: number; outcomes: Outcome[] }>("POST", `${addressOf(slug)}/changes`, { client, changes }),
    since: (version) => request<{ version: number; whole: boolean; changes: Made[] }>(`${addressOf(slug)}/changes`, { after: String(version) }),
    load: async () => {
      const document = await request<Document>(addressOf(slug));
      return { document, version: Number(document.version) };
    },
  };
}

/** Unsent changes of one map in this browser; a browser that keeps nothing loses them only when the page is closed. */
export function shelfOf(journey: string): Shelf {
  const name = `sojourn.unsent.${journey}`;
  return {
    read: () => {
      try {
        return JSON.parse(localStorage.getItem(name) ?? "[]") as Change[];
      } catch {
        return [];
      }
    },
    write: (changes) => {
      try {
        if (changes.length) localStorage.setItem(name, JSON.stringify(changes));
        else localStorage.removeItem(name);
      } catch {
        // full or forbidden: the changes live in memory
      }
    },
  };
}
