import { useTranslation } from "react-i18next";
import { valenceColour } from "@/format/valence";
import { useFormat } from "@/ui/useFormat";
import { numbersAt, useJourneyData } from "../data";
import { CardContent } from "../map/CardContent";
import { cardRows } from "../model/cards";
import { visibleLanes } from "../model/lanes";

/** Cards by lane and step, compact: a row a step, a column a lane that has cards. Long maps read downwards. */
export function Grid() {
  const { t } = useTranslation("journey");
  const data = useJourneyData();
  const { journey, steps, view, openStep } = data;
  const format = useFormat();
  const lanes = visibleLanes(journey, { ...view, zoom: "everything" })
    .map((lane) => ({ lane, cells: cardRows(journey, lane).flat().filter((cell) => cell.item !== null) }))
    .filter(({ cells }) => cells.length > 0);
  return (
    <section className="tablearea" data-region="map" aria-label={t("shapes.grid")}>
      <table className="st cardgrid">
        <caption className="vh">{t("shapes.gridCaption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("tableView.step")}</th>
            <th scope="col" className="num">{t("tableView.feeling")}</th>
            {lanes.map(({ lane }) => <th key={lane.id} scope="col" lang={journey.lang}>{lane.title}</th>)}
          </tr>
        </thead>
        <tbody>
          {steps.map((step, index) => {
            const valence = numbersAt(data, step.id).measure?.feeling.valence;
            const first = steps[index - 1]?.stage !== step.stage;
            return (
              <tr key={step.id} className={first ? "newstage" : undefined}>
                <th scope="row">
                  {first && <span className="sub" lang={journey.lang}>{journey.stages.find((stage) => stage.id === step.stage)?.title}</span>}
                  <button type="button" className="linklike" lang={journey.lang} onClick={() => openStep(step.id)}>{step.title}</button>
                </th>
                <td className="num">{valence?.value == null ? <span className="na">–</span> : <><span className="feeldot" style={{ background: valenceColour(valence.value) }} aria-hidden="true" /> <b>{format.valence(valence.value)}</b><span className="sub nb">n {format.count(valence.n)}</span></>}</td>
                {lanes.map(({ lane, cells }) => (
                  <td key={lane.id} lang={journey.lang}>
                    {cells.filter((cell) => cell.start <= index && index < cell.start + cell.span).map((cell) => (
                      <div key={cell.item?.[0]?.id} className={cell.start === index ? undefined : "spans"}>
                        {cell.start === index ? <CardContent cards={cell.item ?? []} lane={lane} /> : <span className="muted fs11" title={t("shapes.continues")}><span aria-hidden="true">↑</span><span className="vh">{t("shapes.continues")}</span></span>}
                      </div>
                    ))}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
