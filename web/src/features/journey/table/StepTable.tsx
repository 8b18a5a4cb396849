import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { numbersAt, useJourneyData } from "../data";
import { Notes } from "../map/Notes";
import { type ColumnId, columnsOf, sorted, type Sorting } from "../model/tableRows";
import { MeasureValue } from "./MeasureValue";
import { SideBySide } from "./SideBySide";

function Heading({ column, sorting, onSort }: { column: ColumnId; sorting: Sorting; onSort: (sorting: Sorting) => void }) {
  const { t } = useTranslation("journey");
  const on = sorting.column === column;
  const Arrow = sorting.down ? IconArrowDown : IconArrowUp;
  return (
    <th scope="col" aria-sort={on ? (sorting.down ? "descending" : "ascending") : undefined} className={column === "step" ? undefined : "num"}>
      <button type="button" onClick={() => onSort({ column, down: on ? !sorting.down : column !== "step" && column !== "feeling" && column !== "stake" })} aria-label={t("tableView.sort", { name: t(`tableView.${column}`) })}>
        {t(`tableView.${column}`)} {on && <Arrow size={12} stroke={1.75} aria-hidden="true" />}
      </button>
    </th>
  );
}

/** The map as a sortable table; with a comparison, both sides and their differences beside each other. */
export function StepTable() {
  const { t } = useTranslation("journey");
  const data = useJourneyData();
  const { journey, steps, measured, openStep, stale } = data;
  const [sorting, setSorting] = useState<Sorting>({ column: "step", down: false });
  const lines = steps.map((step, index) => ({ step, index, measure: numbersAt(data, step.id).measure }));
  const columns = columnsOf(measured?.measurement.steps ?? []);
  return (
    <section className={stale ? "tablearea stale-values" : "tablearea"} data-region="map" aria-label={t("bar.table")}>
      {measured?.comparison ? (
        <SideBySide lines={sorted(lines, sorting)} columns={columns} />
      ) : (
        <table className="st">
          <caption className="vh">{t("tableView.caption")}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <Heading key={column} column={column} sorting={sorting} onSort={setSorting} />
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
