import { createContext, useContext } from "react";

export type Appearance = "system" | "light" | "dark";

interface Value {
  chosen: Appearance;
  scheme: "light" | "dark";
  choose: (appearance: Appearance) => void;
}

export const AppearanceContext = createContext<Value>({ chosen: "system", scheme: "light", choose: () => undefined });

/** What is chosen, what it comes to now, and a way to choose. */
export function useAppearance(): Value {
  return useContext(AppearanceContext);
}
