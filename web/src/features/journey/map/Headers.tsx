import { useTranslation } from "react-i18next";
import type { Stage, Step } from "@/api/types";
import { Tri } from "@/ui/marks";
import { numbersAt, useJourneyData } from "../data";
import { LanesMenu } from "../filters/LanesMenu";

/** Stages with the steps they hold, in the order of the map; a stage without steps has no column and is left out. */
export function grouped(stages: Stage[], steps: Step[]): { stage: Stage | null; steps: Step[]; start: number }[] {
  const groups: { stage: Stage | null; steps: Step[]; start: number }[] = [];
  steps.forEach((step, index) => {
    const last = groups.at(-1);
    if (last && (last.stage?.id ?? "") === (stages.find((one) => one.id === step.stage)?.id ?? "")) last.steps.push(step);
    else groups.push({ stage: stages.find((one) => one.id === step.stage) ?? null, steps: [step], start: index });
  });
  return groups;
}

function StepHead({ step, index, first }: { step: Step; index: number; first: boolean }) {
  const { t } = useTranslation("journey");
  const data = useJourneyData();
  const { measure } = numbersAt(data, step.id);
  const bound = measure ? measure.bound : Boolean(step.match ?? step.feedback);
  const weakest = data.measured?.measurement.totals.weakest[0] === step.id;
  return (
    <th className="th-step" scope="col" data-column={index} data-start={index} data-step={step.id} tabIndex={first ? 0 : -1} lang={data.journey.lang}>
      <div className="th-in">
        {step.title}
        {data.view.zoom !== "overview" && <span className="q">{bound ? step.caption : t("absent.not_bound")}</span>}
        {data.view.zoom === "overview" && weakest && (
          <span className="q">
            <Tri kind="worse" /> {t("kpi.weakest")}
          </span>
        )}
      </div>
      {step.moment_of_truth !== "none" && (
        <span className="mot" title={step.moment_note || t("insight.moment")}>
          <Tri kind="moment" size={11} />
          <span className="vh">{t("insight.moment")}</span>
        </span>
      )}
    </th>
  );
}

export function Headers() {
  const { t } = useTranslation("journey");
  const { journey, steps } = useJourneyData();
  const groups = grouped(journey.stages, steps);
  return (
    <thead>
      <tr>
        <th className="lane corner" rowSpan={2} scope="col">
          <span className="vh">{t("map.lanes")}</span>
          <div className="corner-in">
            <LanesMenu />
          </div>
        </th>
        {groups.map((group) => (
          <th className="th-stage" key={group.start} scope="colgroup" colSpan={group.steps.length} data-start={group.start} tabIndex={-1} lang={journey.lang}>
            <div>{group.stage?.title ?? t("map.noStage")}</div>
          </th>
        ))}
        <td className="end" />
      </tr>
      <tr>
        {steps.map((step, index) => (
          <StepHead key={step.id} step={step} index={index} first={index === 0} />
        ))}
        <td className="end" />
      </tr>
    </thead>
  );
}

/** Whether a column begins a stage: it carries the stronger line. */
export function startsStage(steps: Step[], index: number): boolean {
  return index === 0 || steps[index]?.stage !== steps[index - 1]?.stage;
}
