import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useNavigate, useParams, useSearchParams } from "react-router";
import { useMe } from "@/api/access";
import { useJourney, useMeasured } from "@/api/queries";
import { ErrorNote, PageSkeleton } from "@/ui/states";
import { JourneyContext, type JourneyData } from "../data";
import { queryOf, readView } from "../model/view";
import { Avatars } from "./Avatars";
import { EditMap } from "./EditMap";
import type { Curve } from "./model/emotion";
import { Notices } from "./Notices";
import { Side } from "./Side";
import { type Side as Shown, SideContext, sideOf } from "./side";
import { Toolbar } from "./Toolbar";
import { EditingContext, OthersContext, useSession } from "./useSession";
import { useRemeasure } from "./useRemeasure";
import { Preview } from "./versions/Preview";

const WHOLE = readView(new URLSearchParams());

/** The map as something to draw on: the same document and numbers, with every part editable. */
export default function EditPage() {
  const { t } = useTranslation("journey");
  const { slug = "" } = useParams();
  const navigate = useNavigate();
  const me = useMe();
  const loaded = useJourney(slug);
  const editing = useSession(slug, loaded.data ?? null);
  const query = useMemo(() => (loaded.data ? queryOf(WHOLE, loaded.data) : null), [loaded.data]);
  const measured = useMeasured(slug, query);
  const [curve, setCurve] = useState<Curve>({ persona: null, curve: "current" });
  const [asked] = useSearchParams();
  const [side, open] = useState<Shown | null>(() => sideOf(asked));
  useRemeasure(editing);
  const journey = editing?.journey ?? null;
  const data = useMemo<JourneyData | null>(
    () =>
      journey && {
        journey,
        steps: journey.steps,
        measured: measured.data ?? null,
        stale: measured.isPlaceholderData,
        view: WHOLE,
        change: () => undefined,
        openStep: (id: string) => open({ kind: "step", id }),
      },
    [journey, measured.data, measured.isPlaceholderData],
  );
  const sideState = useMemo(() => ({ side, open }), [side]);

  if (me.data && !me.data.may.includes("edit")) return <Navigate to={`/journeys/${slug}`} replace />;
  if (loaded.error) return <div className="pagepad"><ErrorNote error={loaded.error} onRetry={() => void loaded.refetch()} /></div>;
  if (!editing || !data) return <PageSkeleton />;
  return (
    <EditingContext value={editing}>
      <JourneyContext value={data}>
        <OthersContext value={editing.others}>
        <SideContext value={sideState}>
          <title>{`${t("edit.title", { title: data.journey.title })} · Sojourn`}</title>
          <div className="editpage">
            <div className="edithead">
              <Toolbar curve={curve} onCurve={setCurve} onDone={() => void navigate(`/journeys/${slug}`)} />
              <Avatars />
            </div>
            <Notices />
            <div className="editrow">
              <Preview>
                <EditMap curve={curve} />
              </Preview>
              <Side />
            </div>
          </div>
        </SideContext>
        </OthersContext>
      </JourneyContext>
    </EditingContext>
  );
}
