import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/useFormat";
import { body, useAnswer, useFilters } from "./question";
import { Result } from "./Result";

interface Variant {
  path: string[];
  count: number;
  share: number;
}

/** Whole walks from first to last event, the most frequent first; the same event next to itself is folded. */
export function VariantsView() {
  const { t } = useTranslation("paths");
  const format = useFormat();
  const { filters } = useFilters();
  const variants = useAnswer<Variant>("variants", { ...body(filters), ...(filters.case ? { case: filters.case } : {}), limit: 100 });
  return (
    <Result query={variants}>
      {(answer) => {
        const largest = Math.max(...answer.rows.map((row) => row.share));
        return (
          <table className="at variants">
            <caption>{t("table.variants")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("table.path")}</th>
                <th scope="col" className="num">{t("table.count")}</th>
                <th scope="col">{t("table.share")}</th>
              </tr>
            </thead>
            <tbody>
              {answer.rows.map((row, index) => (
                <tr key={index}>
                  <td><Path events={row.path} /></td>
                  <td className="num">{format.count(row.count)}</td>
                  <td>
                    <span className="sharebar"><i style={{ width: `${(100 * row.share) / largest}%` }} /></span> {format.share(row.share, 1)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      }}
    </Result>
  );
}

/** Events of a path; a run of the same event is written once with its number. */
function Path({ events }: { events: string[] }) {
  const runs: { name: string; times: number }[] = [];
  for (const name of events) {
    const last = runs.at(-1);
    if (last?.name === name) last.times += 1;
    else runs.push({ name, times: 1 });
  }
  return (
    <ol className="pathline">
      {runs.map((run, index) => (
        <li key={index}>{run.name}{run.times > 1 && <b> ×{run.times}</b>}</li>
      ))}
    </ol>
  );
}
