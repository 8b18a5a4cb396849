import { useTranslation } from "react-i18next";
import { numbersAt, useJourneyData } from "../data";
import { Notes } from "../map/Notes";
import { columnsOf, readSorting, sorted, type Sorting, writeSorting } from "../model/tableRows";
import { MeasureValue } from "./MeasureValue";
import { SideBySide } from "./SideBySide";
import { SortHeading } from "./SortHeading";

/** The map as a table, sortable by every measure; with a comparison, both sides and their differences beside each other. */
export function StepTable() {
  const { t } = useTranslation("journey");
  const data = useJourneyData();
  const { journey, steps, measured, openStep, stale, view, change } = data;
  const lines = steps.map((step, index) => ({ step, index, measure: numbersAt(data, step.id).measure }));
  const columns = columnsOf(measured?.measurement.steps ?? [], journey.kpis);
  const sorting = readSorting(view.sort, columns);
  const sort = (next: Sorting) => change({ sort: writeSorting(next) });
  return (
    <section className={stale ? "tablearea stale-values" : "tablearea"} data-region="map" aria-label={t("bar.table")}>
      {measured?.comparison ? (
        <SideBySide lines={sorted(lines, sorting)} columns={columns} sorting={sorting} onSort={sort} />
      ) : (
        <table className="st">
          <caption className="vh">{t("tableView.caption")}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <SortHeading key={column} column={column} sorting={sorting} onSort={sort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted(lines, sorting).map(({ step, measure }) => (
              <tr key={step.id}>
                <th scope="row">
                  <button type="button" className="linklike" lang={journey.lang} onClick={() => openStep(step.id)}>
                    {step.title}
                  </button>
                  <span className="sub">{journey.stages.find((stage) => stage.id === step.stage)?.title}</span>
                </th>
                {columns.slice(1).map((column) => (
                  <td key={column} className="num">
                    <MeasureValue column={column} measure={measure} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Notes />
    </section>
  );
}
