import { CopyButton } from "@mantine/core";
import { IconCheck, IconChevronLeft, IconChevronRight, IconLink, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import type { StepPanel } from "@/api/types";
import { Tri } from "@/ui/marks";
import { useJourneyData } from "../data";

function Tabs({ panel }: { panel: StepPanel | null }) {
  const { t } = useTranslation("journey");
  const { journey } = useJourneyData();
  const { step = "" } = useParams();
  const work = journey.actions.filter((action) => action.steps.includes(step)).length;
  const tabs = [
    { id: "measures", text: t("panel.measures") },
    { id: "words", text: t("panel.words"), count: panel?.words_total },
    { id: "around", text: t("panel.around") },
    { id: "definition", text: t("panel.definition") },
    { id: "work", text: t("panel.work"), count: work || undefined },
  ];
  return (
    <nav className="tabs" aria-label={t("panel.sections")}>
      {tabs.map((tab) => (
        <button key={tab.id} type="button" onClick={() => document.getElementById(`panel-${tab.id}`)?.scrollIntoView({ block: "start" })}>
          {tab.text} {tab.count !== undefined && <span>{tab.count}</span>}
        </button>
      ))}
    </nav>
  );
}

function Moves() {
  const { t } = useTranslation("journey");
  const { steps, openStep } = useJourneyData();
  const { step = "" } = useParams();
  const at = steps.findIndex((one) => one.id === step);
  const [previous, next] = [steps[at - 1], steps[at + 1]];
  return (
    <>
      <button type="button" className="ib" disabled={!previous} aria-label={previous ? t("panel.previous", { title: previous.title }) : t("panel.first")} onClick={() => previous && openStep(previous.id)}>
        <IconChevronLeft size={16} stroke={1.75} aria-hidden="true" />
      </button>
      <span className="fs12 muted nb">{t("panel.position", { at: at + 1, all: steps.length })}</span>
      <button type="button" className="ib" disabled={!next} aria-label={next ? t("panel.next", { title: next.title }) : t("panel.last")} onClick={() => next && openStep(next.id)}>
        <IconChevronRight size={16} stroke={1.75} aria-hidden="true" />
      </button>
    </>
  );
}

export function PanelHead({ panel, onClose }: { panel: StepPanel | null; onClose: () => void }) {
  const { t } = useTranslation("journey");
  const { journey, steps } = useJourneyData();
  const { step: id = "" } = useParams();
  const step = steps.find((one) => one.id === id);
  const stage = journey.stages.find((one) => one.id === step?.stage);
  const touch = step?.channels.map((channel) => journey.library.find((object) => object.id === channel)?.name ?? channel) ?? [];
  const importance = [
    step?.importance_customer ? t("panel.importanceCustomer", { value: step.importance_customer }) : "",
    step?.importance_organisation ? t("panel.importanceOrganisation", { value: step.importance_organisation }) : "",
  ].filter(Boolean);
  return (
    <header className="ph">
      <div className="row">
        <span className="crumbs">
          {journey.title}
          {stage && (
            <>
              <IconChevronRight size={12} stroke={1.75} aria-hidden="true" />
              {stage.title}
            </>
          )}
        </span>
        <span className="grow" />
        <Moves />
        <span className="sep" />
        <CopyButton value={window.location.href}>
          {({ copied, copy }) => (
            <button type="button" className="ib" aria-label={copied ? t("common:copied") : t("panel.link")} onClick={copy}>
              {copied ? <IconCheck size={16} stroke={1.75} aria-hidden="true" /> : <IconLink size={16} stroke={1.75} aria-hidden="true" />}
            </button>
          )}
        </CopyButton>
        <button type="button" className="ib" aria-label={t("panel.close")} aria-keyshortcuts="Escape" onClick={onClose}>
          <IconX size={16} stroke={1.75} aria-hidden="true" />
        </button>
      </div>
      <div className="titleline">
        <h2 tabIndex={-1} lang={journey.lang}>{step?.title ?? id}</h2>
        {step && step.moment_of_truth !== "none" && (
          <span className="chip moment">
            <Tri kind="moment" /> {t("insight.moment")}
          </span>
        )}
        {touch.map((name) => (
          <span key={name} className="chip line">{name}</span>
        ))}
      </div>
      <p className="ink2 fs12" lang={journey.lang}>{[step?.description, step?.moment_note, ...importance].filter(Boolean).join(" · ")}</p>
      <Tabs panel={panel} />
    </header>
  );
}
