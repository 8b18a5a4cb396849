import { Suspense } from "react";
import { Outlet } from "react-router";
import { PageSkeleton } from "../ui/states";
import { Brand } from "./Nav";
import { AppearanceMenu, LanguageMenu } from "./NavMenus";

/** Around the pages of people who are not in yet. */
export function Door() {
  return (
    <>
      <header className="nav">
        <Brand />
        <span className="grow" />
        <LanguageMenu />
        <AppearanceMenu />
      </header>
      <main id="main" className="door" tabIndex={-1}>
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
    </>
  );
}
