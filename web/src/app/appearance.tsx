/** Light or dark: what the person chose, else what the system prefers. */
import { MantineProvider } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { AppearanceContext, type Appearance } from "../ui/appearance";
import { theme, variables } from "./theme";

const KEY = "sojourn.appearance";

function stored(): Appearance {
  const value = localStorage.getItem(KEY);
  return value === "light" || value === "dark" ? value : "system";
}

export function AppearanceProvider({ children }: { children: ReactNode }) {
  const [chosen, setChosen] = useState<Appearance>(stored);
  const systemDark = useMediaQuery("(prefers-color-scheme: dark)", undefined, { getInitialValueInEffect: false });
  const scheme = chosen === "system" ? (systemDark ? "dark" : "light") : chosen;

  useEffect(() => {
    document.documentElement.dataset.theme = scheme;
    if (chosen === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, chosen);
  }, [chosen, scheme]);

  const value = useMemo(() => ({ chosen, scheme, choose: setChosen }) as const, [chosen, scheme]);
  return (
    <AppearanceContext value={value}>
      <MantineProvider theme={theme} forceColorScheme={scheme} cssVariablesResolver={variables}>
        {children}
      </MantineProvider>
    </AppearanceContext>
  );
}
