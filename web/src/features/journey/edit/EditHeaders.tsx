import { IconLink } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Step } from "@/api/types";
import { Tri } from "@/ui/marks";
import { useFormat } from "@/ui/useFormat";
import { numbersAt, useJourneyData } from "../data";
import { grouped } from "../map/Headers";
import { Details, Insert } from "./Insert";
import { useOthers } from "./useOthers";

function StepHead({ step, index }: { step: Step; index: number }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  const data = useJourneyData();
  const { measure } = numbersAt(data, step.id);
  const cell = `steps[${step.id}]`;
  const other = useOthers(cell);
  const bound = Boolean(step.match ?? step.feedback);
  const n = measure?.feeling.valence.n || measure?.instances;
  return (
    <th className="th-step" scope="col" data-column={index} data-start={index} data-cell={cell} data-kind="step" draggable tabIndex={index === 0 ? 0 : -1} lang={data.journey.lang} {...other.props}>
      <div className="th-in">
        {step.title}
        <span className={bound ? "q bound" : "q"} lang="">
          <IconLink size={11} stroke={1.75} aria-hidden="true" /> {bound ? (n ? t("edit.bound", { n: format.count(n) }) : t("edit.boundOnly")) : t("absent.not_bound")}
        </span>
      </div>
      {step.moment_of_truth !== "none" && (
        <span className="mot" title={t("insight.moment")}>
          <Tri kind="moment" size={11} />
          <span className="vh">{t("insight.moment")}</span>
        </span>
      )}
      <Details cell={cell} />
      <Insert action="stepAfter" cell={cell} place="right" />
      {index === 0 && <Insert action="stepBefore" cell={cell} place="left" />}
      {other.tag}
    </th>
  );
}

export function EditHeaders() {
  const { t } = useTranslation("journey");
  const { journey, steps } = useJourneyData();
  return (
    <thead>
      <tr>
        <th className="lane corner" rowSpan={2} scope="col">
          <span className="vh">{t("map.lanes")}</span>
        </th>
        {grouped(journey.stages, steps).map((group) => (
          <StageHead key={`${group.stage?.id ?? "none"}-${group.start}`} id={group.stage?.id ?? ""} title={group.stage?.title ?? t("map.noStage")} start={group.start} span={group.steps.length} />
        ))}
        <td className="end" />
      </tr>
      <tr>
        {steps.map((step, index) => (
          <StepHead key={step.id} step={step} index={index} />
        ))}
        <td className="end" />
      </tr>
    </thead>
  );
}

function StageHead({ id, title, start, span }: { id: string; title: string; start: number; span: number }) {
  const { journey } = useJourneyData();
  const cell = `stages[${id}]`;
  const other = useOthers(cell);
  return (
    <th className="th-stage" scope="colgroup" colSpan={span} data-start={start} data-cell={cell} data-kind="stage" draggable={Boolean(id)} tabIndex={-1} lang={journey.lang} {...other.props}>
      <div>{title}</div>
      {id && <Details cell={cell} />}
      {id && <Insert action="stageAfter" cell={cell} place="right" />}
      {other.tag}
    </th>
  );
}
