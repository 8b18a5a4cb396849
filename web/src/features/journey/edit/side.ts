/** What the drawer beside the map shows. */
import { createContext, useContext } from "react";

export type Side =
  | { kind: "comments"; thread?: string; part?: string; of?: string }
  | { kind: "versions" }
  | { kind: "map" }
  | { kind: "personas" }
  | { kind: "stage" | "step" | "lane" | "card" | "bind"; id: string };

export interface SideState {
  side: Side | null;
  open: (side: Side | null) => void;
}

export const SideContext = createContext<SideState>({ side: null, open: () => undefined });
export const useSide = () => useContext(SideContext);

const OF_ONE = ["bind", "step", "stage", "lane", "card"] as const;

/** The drawer that an address asks for, such as `?bind=check-in`, so that one can be sent to it. */
export function sideOf(asked: URLSearchParams): Side | null {
  for (const kind of OF_ONE) {
    const id = asked.get(kind);
    if (id) return { kind, id };
  }
  const shown = asked.get("show");
  return shown === "map" || shown === "personas" || shown === "comments" || shown === "versions" ? { kind: shown } : null;
}
