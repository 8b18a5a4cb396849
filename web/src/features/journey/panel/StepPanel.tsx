import { useHotkeys } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useOutletContext, useParams, useSearchParams } from "react-router";
import type { Query } from "@/api/client";
import { usePanel } from "@/api/queries";
import type { StepPanel as Panel } from "@/api/types";
import { Computing, ErrorNote, PageSkeleton } from "@/ui/states";
import { useJourneyData } from "../data";
import { Cuts } from "./Cuts";
import { How } from "./How";
import { Measures } from "./Measures";
import { Neighbours } from "./Neighbours";
import { PanelHead } from "./PanelHead";
import { Ratings } from "./Ratings";
import { TrendSection } from "./TrendSection";
import { Words } from "./Words";
import { Work } from "./Work";

/** Everything about one step, over the dimmed map. The address holds step, window, filters and comparison. */
export default function StepPanel() {
  const { t } = useTranslation("journey");
  const { slug = "", step = "" } = useParams();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const query = useOutletContext<Query | null>();
  const { steps, journey } = useJourneyData();
  const panel = usePanel(slug, step, query);
  const box = useRef<HTMLElement>(null);

  const known = steps.find((one) => one.id === step);
  const close = () => void navigate({ pathname: `/journeys/${slug}`, search: params.toString() });
  useHotkeys([["Escape", close]]);
  useEffect(() => box.current?.querySelector<HTMLElement>("h2")?.focus(), [step]);

  return (
    <aside className="panel" role="dialog" aria-label={t("panel.label", { title: known?.title ?? step })} ref={box} data-region="panel">
      <PanelHead onClose={close} panel={panel.data ?? null} />
      {!known && <div className="ps"><ErrorNote error={new Error(t("panel.unknown", { step, title: journey.title }))} /></div>}
      {panel.error && <div className="ps"><ErrorNote error={panel.error} onRetry={() => void panel.refetch()} /></div>}
      {panel.isPending && known && (
        <>
          <div className="ps"><Computing label={t("panel.computing")} /></div>
          <PageSkeleton />
        </>
      )}
      {panel.data && <Sections panel={panel.data} />}
    </aside>
  );
}

function Sections({ panel }: { panel: Panel }) {
  const [measure, setMeasure] = useState<string | null>(null);
  const show = (id: string) => {
    setMeasure(id);
    document.getElementById("panel-definition")?.scrollIntoView({ block: "start" });
  };
  return (
    <>
      <Measures panel={panel} onExplain={show} />
      <TrendSection panel={panel} />
      <Ratings panel={panel} />
      <Cuts panel={panel} />
      <Neighbours panel={panel} />
      <Words panel={panel} />
      <How panel={panel} chosen={measure} onChoose={setMeasure} />
      <Work step={panel.step.id} effects={panel.effects} />
    </>
  );
}
