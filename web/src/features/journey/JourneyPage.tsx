import { Suspense, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, useNavigate, useParams, useSearchParams } from "react-router";
import { useJourney, useMeasured } from "@/api/queries";
import type { MeasuredMap } from "@/api/types";
import type { Formatter } from "@/format/numbers";
import { Computing, ErrorNote, PageSkeleton } from "@/ui/states";
import type { Said } from "@/i18n/say";
import { useFormat } from "@/ui/useFormat";
import { useSay } from "@/ui/useSay";
import { JourneyContext, type JourneyData } from "./data";
import { FilterBar } from "./filters/FilterBar";
import { Header } from "./Header";
import { LivingMap } from "./map/LivingMap";
import { fitPrints } from "./print";
import { queryOf, readView, type View, writeView } from "./model/view";
import { StepTable } from "./table/StepTable";
import { useRegionKeys } from "./useRegionKeys";
import { useReturnToColumn } from "./useReturnToColumn";

/** What is compared, named in the language of the page. */
function named(measured: MeasuredMap, format: Formatter, say: (phrase: Said) => string): MeasuredMap {
  const { comparison } = measured;
  if (!comparison?.names.length) return measured;
  const { window_from: from, window_to: to } = comparison.other.provenance;
  const words = (name: Said) => (name.key.startsWith("span.") ? (format.window(from, to) ?? say(name)) : say(name));
  return { ...measured, comparison: { ...comparison, label: comparison.names.map(words).join(", ") } };
}

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
        <FilterBar />
        {measured.error && <div className="pagepad"><ErrorNote error={measured.error} onRetry={() => void measured.refetch()} /></div>}
        {busy && <div className="busyline"><Computing label={t("map.computing")} /></div>}
        {data.view.shown === "table" ? <StepTable /> : <LivingMap lit={step ?? null} />}
      </div>
      <Suspense fallback={null}>
        <Outlet context={query} />
      </Suspense>
    </JourneyContext>
  );
}
