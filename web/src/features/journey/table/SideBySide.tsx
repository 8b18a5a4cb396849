import { useTranslation } from "react-i18next";
import type { Difference, StepDifference } from "@/api/types";
import { DiffMark, toneOf } from "@/ui/marks";
import { useFormat } from "@/ui/useFormat";
import { numbersAt, useJourneyData } from "../data";
import type { ColumnId, Line, Sorting } from "../model/tableRows";
import { MeasureValue } from "./MeasureValue";
import { SortHeading } from "./SortHeading";

/** Measures that the comparison tests; others are shown on both sides without a difference. */
function differenceOf(column: ColumnId, row: StepDifference | null): Difference | null {
  const found = { feeling: row?.valence, reach: row?.reach, dropoff: row?.dropoff, rate: row?.low2, top2: row?.top2 }[column as "reach"];
  return found && found.diff !== null ? found : null;
}

function DifferenceText({ difference, points }: { difference: Difference; points: boolean }) {
  const format = useFormat();
  const write = points ? (value: number) => format.number(value * 100, 1, true) : format.valence;
  return (
    <>
      <span className={toneOf(difference) || "ink2"}>
        <DiffMark difference={difference} /> {points ? format.points(difference.diff) : format.valence(difference.diff)}
      </span>{" "}
      <span className="muted nb">{format.interval(difference, write)}</span>
    </>
  );
}

const SHOWN: ColumnId[] = ["feeling", "top2", "rate", "reach", "dropoff", "time", "stake"];

/** Two windows or two groups: each measure on this side, on the other, and what lies between with its interval. Sorts by this side. */
export function SideBySide({ lines, columns, sorting, onSort }: { lines: Line[]; columns: ColumnId[]; sorting: Sorting; onSort: (sorting: Sorting) => void }) {
  const { t } = useTranslation("journey");
  const data = useJourneyData();
  const { journey, measured, openStep } = data;
  const format = useFormat();
  const comparison = measured?.comparison;
  if (!comparison) return null;
  const shown = SHOWN.filter((column) => columns.includes(column));
  const { provenance } = measured.measurement;
  const here = format.window(provenance.window_from, provenance.window_to) ?? t("window.all");
  const mine = comparison.other.provenance.window_from === provenance.window_from ? t("tableView.here") : here;
  const tested = (column: ColumnId) => comparison.steps.some((row) => differenceOf(column, row));
  const tests = Math.max(0, ...comparison.steps.map((row) => row.valence.tests));
  return (
    <>
      <table className="st sides">
        <caption>{t("tableView.legend", { tests })}</caption>
        <thead>
          <tr>
            <SortHeading column="step" rows={2} sorting={sorting} onSort={onSort} />
            {shown.map((column) => (
              <SortHeading key={column} column={column} span={tested(column) ? 3 : 2} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
          <tr>
            {shown.map((column) => [
              <th key={`${column}-a`} scope="col" className="num grpcol">{mine}</th>,
              <th key={`${column}-b`} scope="col" className="num">{comparison.label}</th>,
              tested(column) && <th key={`${column}-d`} scope="col" className="num">{t("tableView.difference")}</th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ step, measure }) => {
            const { other, difference } = numbersAt(data, step.id);
            return (
              <tr key={step.id}>
                <th scope="row">
                  <button type="button" className="linklike" lang={journey.lang} onClick={() => openStep(step.id)}>
                    {step.title}
                  </button>
                </th>
                {shown.map((column) => {
                  const found = differenceOf(column, difference);
                  return [
                    <td key={`${column}-a`} className="num grpcol"><MeasureValue column={column} measure={measure} /></td>,
                    <td key={`${column}-b`} className="num"><MeasureValue column={column} measure={other} /></td>,
                    tested(column) && <td key={`${column}-d`} className="num">{found ? <DifferenceText difference={found} points={column !== "feeling"} /> : "–"}</td>,
                  ];
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
