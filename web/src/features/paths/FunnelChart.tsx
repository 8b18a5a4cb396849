import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/useFormat";

export interface FunnelRow {
  step: string;
  count: number;
  share: number | null;
  step_share: number | null;
  median_seconds: number | null;
  [group: string]: string | number | null;
}

/** Rows by the value of the breakdown, in the order they came; one group when there is none. */
export function groups(rows: FunnelRow[], by: string): [string, FunnelRow[]][] {
  const found = new Map<string, FunnelRow[]>();
  for (const row of rows) {
    const value = by ? row[by] ?? row.by ?? row.group : "";
    const name = value === null || value === undefined ? "–" : String(value);
    found.set(name, [...(found.get(name) ?? []), row]);
  }
  return [...found];
}

/** Bars of who is still there after each step, with the share of the first and of the step before. */
export function FunnelChart({ rows, by }: { rows: FunnelRow[]; by: string }) {
  const { t } = useTranslation("paths");
  const format = useFormat();
  return (
    <>
      {groups(rows, by).map(([name, steps]) => (
        <table key={name} className="at funnel">
          <caption>{by ? `${by}: ${name}` : t("funnel.caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("table.step")}</th>
              <th scope="col">{t("table.reached")}</th>
              <th scope="col" className="num">{t("table.people")}</th>
              <th scope="col" className="num">{t("table.ofFirst")}</th>
              <th scope="col" className="num">{t("table.ofBefore")}</th>
              <th scope="col" className="num">{t("table.medianBefore")}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((row, at) => (
              <tr key={at}>
                <th scope="row">{row.step}</th>
                <td><span className="sharebar wide"><i style={{ width: `${100 * (row.share ?? 0)}%` }} /></span></td>
                <td className="num"><b>{format.count(row.count)}</b></td>
                <td className="num">{format.share(row.share, 1)}</td>
                <td className="num">{format.share(row.step_share, 1)}</td>
                <td className="num">{format.duration(row.median_seconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  );
}
