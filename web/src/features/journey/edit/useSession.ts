/** The editing session of the open page, alive as long as the page is. */
import { useQueryClient } from "@tanstack/react-query";
import { createContext, useContext, useEffect, useMemo, useRef, useState, useSyncExternalStore, type RefObject } from "react";
import { send } from "@/api/client";
import { complete, settled } from "@/api/journey";
import type { Journey } from "@/api/types";
import { listen, type Present } from "./live";
import { newId, type Operation } from "./model/operations";
import { Session, type Told } from "./model/session";
import { addressOf, shelfOf, transportTo } from "./transport";

export interface Editing {
  slug: string;
  client: string;
  journey: Journey;
  told: Told;
  session: Session;
  /** Others who have the map open, and where they are. */
  others: Present[];
  /** Do an edit; false when it no longer fits the map. */
  edit: (operations: Operation[], label: string) => boolean;
  /** The cell to go to once it is drawn, where an edit has made or moved one. */
  toFocus: RefObject<string | null>;
  /** Tell others where one is. */
  at: (cell: string, editing: boolean) => void;
}

export const EditingContext = createContext<Editing | null>(null);
/** Apart from the rest: cells show who is there, and must not be drawn anew for every edit elsewhere. */
export const OthersContext = createContext<Present[]>([]);

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error("EditingContext is missing");
  return editing;
}

/** `start` is the document as it was loaded; null until it is. */
export function useSession(slug: string, start: Journey | null): Editing | null {
  const client = useMemo(() => newId("p"), []);
  const cache = useQueryClient();
  const [session, setSession] = useState<Session | null>(null);
  const [others, setOthers] = useState<Present[]>([]);
  const id = start?.id ?? null;

  useEffect(() => {
    if (!start) return undefined;
    const opened = new Session(start, start.version, transportTo(slug, client), shelfOf(start.id));
    setSession(opened);
    const stop = listen(slug, client, start.version, {
      change: (made) => opened.receive(made),
      replaced: () => void opened.reload(),
      comments: () => void cache.invalidateQueries({ queryKey: ["comments", slug] }),
      presence: (present) => setOthers(present.filter((one) => one.client !== client)),
      hello: () => {
        void opened.catchUp();
        if (opened.read().offline) opened.retry();
      },
    });
    return () => {
      stop();
      opened.close();
      void cache.invalidateQueries({ queryKey: ["journey", slug] });
      void cache.invalidateQueries({ queryKey: ["measured", slug] });
    };
    // A session begins once for a map; what happens to the document afterwards it hears itself.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id, slug, client, cache]);

  const told = useSyncExternalStore(session?.subscribe ?? nothing, session?.read ?? none);
  const toFocus = useRef<string | null>(null);
  const before = useRef<Journey | null>(null);
  const document = told?.document ?? null;
  const journey = useMemo(() => (document ? (before.current = settled(before.current, complete(document))) : null), [document]);
  return useMemo(
    () =>
      session && told && journey
        ? {
            slug,
            client,
            journey,
            told,
            session,
            others,
            toFocus,
            edit: (operations: Operation[], label: string) => session.edit(operations, label),
            at: (cell: string, editing: boolean) => void send("PUT", `${addressOf(slug)}/presence`, { client, cell, editing }).catch(() => undefined),
          }
        : null,
    [session, told, journey, others, slug, client],
  );
}

const nothing = () => () => undefined;
const none = (): Told | null => null;
