import { useHotkeys } from "@mantine/hooks";
import { Suspense, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { Outlet } from "react-router";
import { PageSkeleton } from "../ui/states";
import { Nav } from "./Nav";
import { Palette } from "./Palette";

export function Shell() {
  const { t } = useTranslation();
  const [searching, setSearching] = useState(false);
  // At once: the next key that is typed already belongs to the field.
  useHotkeys([["mod+K", () => flushSync(() => setSearching((open) => !open))]], []);
  return (
    <>
      <a className="skiplink" href="#main">
        {t("nav.skip")}
      </a>
      <Nav onSearch={() => setSearching(true)} />
      <main id="main" tabIndex={-1}>
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
      <Palette opened={searching} onClose={() => setSearching(false)} />
    </>
  );
}
