import { useTranslation } from "react-i18next";
import type { Estimate, StepNeed } from "@/api/types";
import { Tri } from "@/ui/marks";
import { useFormat } from "@/ui/useFormat";
import { useSay } from "@/ui/useSay";
import { useJourneyData } from "../data";
import { byScore, needDots } from "../model/matrix";
import { MatrixPicture } from "./MatrixPicture";

const X: [number, number] = [0, 10];
const Y: [number, number] = [0.5, 5.6];

function Score({ value }: { value: Estimate }) {
  const format = useFormat();
  const say = useSay();
  if (value.value === null) return <span className="na">{value.note ? say(value.note) : "–"}</span>;
  const write = (end: number) => format.number(end, 1);
  return <><b>{write(value.value)}</b> <span className="muted nb">{format.interval(value, write)}</span></>;
}

/** What matters and does not satisfy: steps by importance and measured feeling, with the line above which a need is underserved. */
export function Needs({ steps }: { steps: StepNeed[] }) {
  const { t } = useTranslation("journey");
  const { journey, openStep } = useJourneyData();
  const format = useFormat();
  const dots = needDots(steps);
  const number = new Map(steps.map((step, index) => [step.step, index + 1]));
  return (
    <div className="matrixbody">
      {dots.length > 0 ? (
        <MatrixPicture label={t("matrix.needs.label")} dots={dots} x={X} y={Y} xName={t("matrix.needs.x")} yName={t("matrix.needs.y")}>
          {(to) => (
            <>
              {/* ODI over 10 with importance on 0 to 10: 2I - S > 10, drawn on the scale of 1 to 5. */}
              <path className="bound" d={`M${to.x(0)} ${to.y(3)}L${to.x(10)} ${to.y(5)}`} />
              <text className="quarter" x={to.x(0) + 8} y={to.y(5.35)}>{t("matrix.needs.under")}</text>
              <text className="quarter" x={to.x(10) - 4} y={to.y(0.6)} textAnchor="end">{t("matrix.needs.over")}</text>
            </>
          )}
        </MatrixPicture>
      ) : <p className="muted matrixnone">{t("matrix.needs.none")}</p>}
      <table className="st">
        <caption>{t("matrix.needs.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("tableView.step")}</th>
            <th scope="col" className="num">{t("matrix.needs.y")}</th>
            <th scope="col" className="num">{t("matrix.needs.x")}</th>
            <th scope="col" className="num">n</th>
            <th scope="col" className="num">{t("matrix.needs.odi")}</th>
            <th scope="col" className="num">{t("matrix.needs.mot")}</th>
          </tr>
        </thead>
        <tbody>
          {byScore(steps, (step) => step.odi.value).map((step) => (
            <tr key={step.step}>
              <th scope="row">
                <span className="rownumber">{number.get(step.step)}</span>{" "}
                <button type="button" className="linklike" lang={journey.lang} onClick={() => openStep(step.step)}>{step.title}</button>
                {step.moment !== "none" && <> <Tri kind="moment" /><span className="vh">{t("insight.moment")}</span></>}
              </th>
              <td className="num">{step.importance ?? "–"}</td>
              <td className="num"><Score value={step.satisfaction} /></td>
              <td className="num">{format.count(step.valence.n)}</td>
              <td className="num"><Score value={step.odi} /></td>
              <td className="num">{step.moment_of_truth.value === null ? "–" : <Score value={step.moment_of_truth} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
