/** Hearing what happens on a map: changes, comments, who is there. The browser reconnects by itself after a lost line. */
import { address } from "@/api/client";
import type { Made } from "./model/operations";
import { addressOf } from "./transport";

export interface Present {
  client: string;
  id: string;
  name: string;
  cell: string;
  editing: boolean;
}

export interface Heard {
  change: (made: Made) => void;
  replaced: () => void;
  comments: () => void;
  presence: (present: Present[]) => void;
  /** Connected (again): what happened in between is told after this. */
  hello: (version: number) => void;
}

const REOPEN_AFTER = 2_000;

/** Listen until the returned function is called. */
export function listen(slug: string, client: string, after: number, heard: Heard): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = connected(slug, client, after, heard);
    source.addEventListener("error", () => {
      // An answer that was no stream (a proxy's error page while the server starts again) ends it for good.
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, REOPEN_AFTER);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

function connected(slug: string, client: string, after: number, heard: Heard): EventSource {
  const source = new EventSource(address(`${addressOf(slug)}/live`, { client, after: String(after) }));
  const on = <T>(name: string, told: (data: T) => void) =>
    source.addEventListener(name, (event) => told(JSON.parse((event as MessageEvent<string>).data) as T));
  on<{ version: number; present: Present[] }>("hello", ({ version, present }) => {
    heard.hello(version);
    heard.presence(present);
  });
  on<Made>("change", heard.change);
  on<unknown>("replaced", heard.replaced);
  on<unknown>("comments", heard.comments);
  on<Present[]>("presence", heard.presence);
  return source;
}
