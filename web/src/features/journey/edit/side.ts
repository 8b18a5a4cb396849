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
