import { useHotkeys } from "@mantine/hooks";
import { Suspense, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { Navigate, Outlet, useLocation } from "react-router";
import { useMe } from "../api/access";
import { JourneyActions } from "../ui/feature";
import { ErrorNote, PageSkeleton } from "../ui/states";
import { journeyActions } from "./features";
import { NoMember } from "./pages";
import { Nav } from "./Nav";
import { Palette } from "./Palette";

/** Nothing of ours around the page. */
export function Plain() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Outlet />
    </Suspense>
  );
}

/** The frame for those who are in; others are sent to the door. */
export function Shell() {
  const me = useMe();
  const { pathname, search } = useLocation();
  if (me.error) return <div className="pagepad"><ErrorNote error={me.error} onRetry={() => void me.refetch()} /></div>;
  if (!me.data) return <PageSkeleton />;
  if (me.data.state === "signed_out") return <Navigate to={`/sign-in${entered(pathname + search)}`} replace />;
  return <Inside member={me.data.may.includes("read")} />;
}

const entered = (here: string) => (here === "/" ? "" : `?after=${encodeURIComponent(here)}`);

function Inside({ member }: { member: boolean }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
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
          {member || pathname === "/account" ? <JourneyActions value={journeyActions}><Outlet /></JourneyActions> : <NoMember />}
        </Suspense>
      </main>
      {member && <Palette opened={searching} onClose={() => setSearching(false)} />}
    </>
  );
}
