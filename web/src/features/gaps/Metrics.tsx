import { useTranslation } from "react-i18next";
import type { MetricGap } from "@/api/types";
import { useFormat } from "@/ui/useFormat";
import { useSay } from "@/ui/useSay";
import { VerdictWord } from "./GapList";
import { metricNumbers } from "./model";

function Row({ row, lang }: { row: MetricGap; lang: string }) {
  const format = useFormat();
  const say = useSay();
  const now = metricNumbers(row);
  const write = (value: number | null) => (now.asShare ? format.share(value, 1) : format.number(value, 1));
  const end = (value: number) => (now.asShare ? format.number(value * 100, 1) : format.number(value, 1));
  const note = row.share?.note ?? row.measured.note;
  const { difference } = row;
  return (
    <tr>
      <th scope="row" lang={lang}>{row.name}{row.step_title && <span className="sub">{row.step_title}</span>}</th>
      <td className="num">{write(row.target)} {now.asShare ? "" : row.unit}</td>
      <td className="num">{now.value === null ? <span className="na">{note ? say(note) : "–"}</span> : <><b>{write(now.value)}</b> <span className="muted nb">{format.interval(now, end)} n {format.count(now.n)}</span></>}</td>
      <td className="num">{difference.diff === null ? "–" : <>{now.asShare ? format.points(difference.diff) : format.number(difference.diff, 1, true)} <span className="muted nb">{format.interval(difference, (value) => format.number(now.asShare ? value * 100 : value, 1, true))}</span></>}</td>
      <td><VerdictWord verdict={row.verdict} /></td>
    </tr>
  );
}

/** Target metrics of the future map beside their values now. */
export function Metrics({ rows, lang }: { rows: MetricGap[]; lang: string }) {
  const { t } = useTranslation("gaps");
  if (!rows.length) return null;
  return (
    <section aria-labelledby="gap-metrics">
      <h2 id="gap-metrics">{t("metrics")}</h2>
      <div className="wide-table">
        <table className="st gaplist">
          <thead>
            <tr>
              <th scope="col">{t("column.metric")}</th>
              <th scope="col" className="num">{t("column.target")}</th>
              <th scope="col" className="num">{t("column.now")}</th>
              <th scope="col" className="num">{t("column.gap")}</th>
              <th scope="col">{t("column.verdict")}</th>
            </tr>
          </thead>
          <tbody>{rows.map((row) => <Row key={`${row.metric}-${row.step ?? ""}`} row={row} lang={lang} />)}</tbody>
        </table>
      </div>
    </section>
  );
}
