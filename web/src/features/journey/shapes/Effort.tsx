import { useTranslation } from "react-i18next";
import type { WorkScore } from "@/api/types";
import { useFormat } from "@/ui/useFormat";
import { useJourneyData } from "../data";
import { byScore, quarter, topOf, workDots } from "../model/matrix";
import { MatrixPicture } from "./MatrixPicture";

const MIDDLE = 3;

/** Opportunities and actions by the value and the effort that people gave them. */
export function Effort({ work }: { work: WorkScore[] }) {
  const { t } = useTranslation("journey");
  const { journey, openStep } = useJourneyData();
  const format = useFormat();
  const dots = workDots(work);
  const x: [number, number] = [0, topOf(dots.map((dot) => dot.x)) + 1];
  const y: [number, number] = [0, topOf(dots.map((dot) => dot.y)) + 1];
  const number = new Map(work.map((one, index) => [one, index + 1]));
  const title = (step: string) => journey.steps.find((one) => one.id === step)?.title ?? step;
  return (
    <div className="matrixbody">
      {dots.length > 0 ? (
        <MatrixPicture label={t("matrix.effort.label")} dots={dots} x={x} y={y} xName={t("matrix.effort.x")} yName={t("matrix.effort.y")}>
          {(to) => (
            <>
              <path className="bound" d={`M${to.x(MIDDLE)} ${to.y(0)}V${to.y(y[1])}M${to.x(0)} ${to.y(MIDDLE)}H${to.x(x[1])}`} />
              <text className="quarter" x={to.x(0) + 8} y={to.y(y[1]) + 16}>{t("matrix.effort.quick")}</text>
              <text className="quarter" x={to.x(x[1]) - 4} y={to.y(y[1]) + 16} textAnchor="end">{t("matrix.effort.big")}</text>
              <text className="quarter" x={to.x(0) + 8} y={to.y(0) - 8}>{t("matrix.effort.filler")}</text>
              <text className="quarter" x={to.x(x[1]) - 4} y={to.y(0) - 8} textAnchor="end">{t("matrix.effort.doubt")}</text>
            </>
          )}
        </MatrixPicture>
      ) : <p className="muted matrixnone">{t("matrix.effort.none")}</p>}
      <table className="st">
        <caption>{t("matrix.effort.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("matrix.effort.what")}</th>
            <th scope="col">{t("tableView.step")}</th>
            <th scope="col" className="num">{t("matrix.effort.y")}</th>
            <th scope="col" className="num">{t("matrix.effort.x")}</th>
            <th scope="col" className="num">{t("matrix.effort.ratio")}</th>
            <th scope="col" className="num">RICE</th>
            <th scope="col">{t("matrix.effort.quarter")}</th>
          </tr>
        </thead>
        <tbody>
          {byScore(work, (one) => one.value_effort).map((one) => (
            <tr key={`${one.kind}-${one.id}`}>
              <th scope="row" lang={journey.lang}>
                <span className="rownumber">{number.get(one)}</span> {one.title}
                <span className="sub">{[t(`work.${one.kind}`), one.status && t(`action.${one.status}`), one.owner, one.due && t("action.due", { date: format.day(one.due) })].filter(Boolean).join(" · ")}</span>
              </th>
              <td>{one.steps.map((step) => <button key={step} type="button" className="linklike" lang={journey.lang} onClick={() => openStep(step)}>{title(step)}</button>)}</td>
              <td className="num">{one.value === null ? <span className="na">{t("matrix.effort.missing")}</span> : format.number(one.value, 1)}</td>
              <td className="num">{one.effort === null ? <span className="na">{t("matrix.effort.missing")}</span> : format.number(one.effort, 1)}</td>
              <td className="num">{one.value_effort === null ? "–" : format.number(one.value_effort, 1)}</td>
              <td className="num">{one.rice === null ? "–" : format.number(one.rice, 0)}</td>
              <td>{one.value === null || one.effort === null ? "–" : t(`matrix.effort.${quarter(one.value, one.effort, MIDDLE)}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
