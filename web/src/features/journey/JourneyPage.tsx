import { Suspense, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, useNavigate, useParams, useSearchParams } from "react-router";
import { useJourney, useMeasured } from "@/api/queries";
import { JourneyTabs } from "@/ui/JourneyTabs";
import { Computing, ErrorNote, PageSkeleton } from "@/ui/states";
import { useFormat } from "@/ui/useFormat";
import { useSay } from "@/ui/useSay";
import { JourneyContext, type JourneyData } from "./data";
import { FilterBar } from "./filters/FilterBar";
import { Header } from "./Header";
import { LivingMap } from "./map/LivingMap";
import { named } from "./naming";
import { fitPrints } from "./print";
import { queryOf, readView, type View, writeView } from "./model/view";
import { OtherShape } from "./shapes/OtherShape";
import { useRegionKeys } from "./useRegionKeys";
import { useReturnToColumn } from "./useReturnToColumn";

export default function JourneyPage() {
  const { t } = useTranslation("journey");
  const format = useFormat();
  const say = useSay();
  const { slug = "", step } = useParams();
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const view = useMemo(() => readView(params), [params]);
  const document = useJourney(slug);
  const query = document.data ? queryOf(view, document.data) : null;
  const measured = useMeasured(slug, query);
  useRegionKeys();
  useEffect(fitPrints, []);
  useReturnToColumn(step ?? null);

  const data = useMemo<JourneyData | null>(
    () =>
      document.data
        ? {
            journey: document.data,
            steps: document.data.steps,
            measured: measured.data ? named(measured.data, format, say) : null,
            stale: measured.isPlaceholderData,
            view,
            change: (part: Partial<View>) => setParams(writeView({ ...view, ...part }), { replace: true }),
            openStep: (id: string) => void navigate({ pathname: `/journeys/${slug}/steps/${id}`, search: params.toString() }),
          }
        : null,
    [document.data, measured.data, measured.isPlaceholderData, view, slug, params, setParams, navigate, format, say],
  );

  if (document.error) return <div className="pagepad"><ErrorNote error={document.error} onRetry={() => void document.refetch()} /></div>;
  if (!data) return <PageSkeleton />;
  const busy = measured.isFetching && (data.stale || !data.measured);
  return (
    <JourneyContext value={data}>
      <title>{`${data.journey.title} · Sojourn`}</title>
      <div className={step ? "journeypage dim" : "journeypage"} inert={Boolean(step)}>
        <Header />
        <JourneyTabs slug={slug} />
        <FilterBar />
        {measured.error && <div className="pagepad"><ErrorNote error={measured.error} onRetry={() => void measured.refetch()} /></div>}
        {busy && <div className="busyline"><Computing label={t("map.computing")} /></div>}
        {data.view.shown === "map" ? <LivingMap lit={step ?? null} /> : <OtherShape query={query} />}
      </div>
      <Suspense fallback={null}>
        <Outlet context={query} />
      </Suspense>
    </JourneyContext>
  );
}
