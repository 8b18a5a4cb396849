import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/useFormat";
import { body, useAnswer, useFilters } from "./question";
import { Result } from "./Result";

interface RetentionRow {
  cohort: string;
  period: number;
  count: number;
  share: number | null;
}

/** Rows as a grid: a line a cohort, a column a period up to the last in which anyone came back; empty where the time has not come yet. */
export function grid(rows: RetentionRow[]): { cohorts: string[]; periods: number[]; cell: Map<string, RetentionRow> } {
  const last = Math.max(1, ...rows.filter((row) => row.count > 0).map((row) => row.period));
  return {
    cohorts: [...new Set(rows.map((row) => row.cohort))].sort(),
    periods: [...new Set(rows.map((row) => row.period))].filter((period) => period <= last).sort((a, b) => a - b),
    cell: new Map(rows.map((row) => [`${row.cohort}/${row.period}`, row])),
  };
}

/** Who comes back: people by the period of their first event, and the share seen again in each later period. */
export function RetentionView() {
  const { t } = useTranslation("paths");
  const format = useFormat();
  const { filters, params, change } = useFilters();
  const cohort = params.get("cohort") ?? "month";
  const answer = useAnswer<RetentionRow>("retention", { ...body(filters), cohort });
  return (
    <>
      <div className="graphtools">
        <NativeSelect
          size="xs"
          label={t("retention.cohort")}
          value={cohort}
          onChange={(event) => change({ cohort: event.currentTarget.value })}
          data={["day", "week", "month"].map((value) => ({ value, label: t(`retention.${value}`) }))}
        />
      </div>
      <Result query={answer}>
        {({ rows }) => {
          const { cohorts, periods, cell } = grid(rows);
          return (
            <div className="scroll">
              <table className="at retention">
                <caption>{t("retention.caption")}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t("retention.first")}</th>
                    {periods.map((period) => <th key={period} scope="col" className="num">{period === 0 ? t("retention.people") : `+${period}`}</th>)}
                  </tr>
                </thead>
                <tbody>
                  {cohorts.map((name) => (
                    <tr key={name}>
                      <th scope="row" className="nb">{format.day(name.slice(0, 10))}</th>
                      {periods.map((period) => {
                        const found = cell.get(`${name}/${period}`);
                        if (!found) return <td key={period} />;
                        const tint = period === 0 ? 0 : Math.round(70 * (found.share ?? 0));
                        return (
                          <td key={period} className="num" title={format.count(found.count)} style={{ background: `color-mix(in srgb, var(--bar) ${tint}%, var(--surface))`, color: tint > 45 ? "var(--on-ink)" : undefined }}>
                            {period === 0 ? format.count(found.count) : format.share(found.share)}
                          </td>
                        );
                      })}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          );
        }}
      </Result>
    </>
  );
}
