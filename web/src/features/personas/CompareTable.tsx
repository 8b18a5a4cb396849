import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Difference, Estimate, PersonasMeasured } from "@/api/types";
import { DiffMark } from "@/ui/marks";
import { useFormat } from "@/ui/useFormat";
import { useSay } from "@/ui/useSay";
import { EVERYONE, type Series } from "./model";

function Cell({ value, difference }: { value: Estimate | undefined; difference: Difference | null }) {
  const format = useFormat();
  const say = useSay();
  if (!value || value.value === null) return <td className="num"><span className="na" title={value?.note ? say(value.note) : undefined}>{value?.n ? `n ${format.count(value.n)}` : "–"}</span></td>;
  return (
    <td className="num">
      {difference?.diff != null && <DiffMark difference={difference} />} <b>{format.valence(value.value)}</b>{" "}
      <span className="muted nb">{format.interval(value, format.valence)} n {format.count(value.n)}</span>
    </td>
  );
}

/** The chart in numbers: every step, the feeling of each group with interval and n, and whether it differs from everyone else's. */
export function CompareTable({ found, series, lang }: { found: PersonasMeasured; series: Series[]; lang: string }) {
  const { t } = useTranslation("personas");
  const tests = Math.max(0, ...found.personas.flatMap((one) => one.steps.map((step) => step.valence_difference.tests)));
  return (
    <div className="wide-table">
      <table className="st compare">
        <caption>{t("chart.legend", { count: tests })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("step")}</th>
            {series.map((one) => <th key={one.id} scope="col" className="num" lang={lang}>{one.name}</th>)}
          </tr>
        </thead>
        <tbody>
          {found.everyone.map((step, at) => (
            <tr key={step.id}>
              <th scope="row"><Link to={`/journeys/${found.journey}/steps/${step.id}`} lang={lang}>{step.title}</Link></th>
              {series.map((one) => (
                <Cell key={one.id} value={one.points[at]} difference={one.id === EVERYONE ? null : found.personas.find((persona) => persona.id === one.id)?.steps[at]?.valence_difference ?? null} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
