import { useTranslation } from "react-i18next";
import type { StepPanel } from "@/api/types";
import { DiffMark, toneOf } from "@/ui/marks";
import { useFormat } from "@/ui/useFormat";
import { useJourneyData } from "../data";
import { useAbsent } from "../map/Absent";
import { panelRows, pictureRange, type Picture, type Row } from "../model/panelRows";
import { Section } from "./Section";

/** Value, whisker and the other side as a tick, on the row's own scale. */
export function PointPicture({ picture, range, width = 92 }: { picture: Picture; range?: [number, number]; width?: number }) {
  const [least, most] = range ?? pictureRange(picture);
  const x = (value: number) => ((value - least) / (most - least || 1)) * (width - 8) + 4;
  return (
    <svg width={width} height="14" viewBox={`0 0 ${width} 14`} aria-hidden="true">
      <path className="ax" d={`M0 7H${width}`} strokeDasharray="1 3" />
      {picture.was !== null && <path d={`M${x(picture.was)} 2V12`} stroke="var(--before)" strokeWidth="2.2" />}
      {picture.low !== null && picture.high !== null && <path className="wh" d={`M${x(picture.low)} 7H${x(picture.high)}`} strokeWidth="1.6" />}
      <circle cx={x(picture.value)} cy="7" r="4" style={{ fill: picture.colour, stroke: "var(--observed)", strokeWidth: 1.4 }} />
    </svg>
  );
}

function DifferenceCell({ row }: { row: Row }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  if (row.extra) {
    const whole = (value: number) => format.number(value, 0, true);
    const plain = row.extra.gap.note?.facts.plain;
    return (
      <td className="num ink2">
        {t("panel.gap", { value: format.number(row.extra.gap.diff, 0, true), interval: format.interval(row.extra.gap, whole) })}
        {typeof plain === "number" && <span className="sub">{t("panel.unadjusted", { value: format.number(plain, 0, true) })}</span>}
      </td>
    );
  }
  if (!row.difference) return <td className="num muted">–</td>;
  const write = row.unit === "valence" ? format.valence : (value: number) => format.number(value * 100, 1, true);
  return (
    <td className="num">
      <span className={toneOf(row.difference) || "ink2"}>
        <DiffMark difference={row.difference} /> {row.unit === "valence" ? format.valence(row.difference.diff) : format.points(row.difference.diff)}
      </span>
      <span className="sub">{format.interval(row.difference, write)}</span>
    </td>
  );
}

function MeasureRow({ row, compared, onExplain }: { row: Row; compared: boolean; onExplain: (() => void) | null }) {
  const { t } = useTranslation("journey");
  const { journey } = useJourneyData();
  const say = useAbsent();
  const title = t(row.key, row.values ?? {});
  const sub = t(`${row.key.replace("Plain", "")}Sub`, { ...row.values, defaultValue: "" });
  const head = (
    <th scope="row">
      {onExplain ? (
        <button type="button" className="linklike" onClick={onExplain} aria-label={t("panel.explain", { title })}>
          {title}
        </button>
      ) : (
        title
      )}
      {row.value !== null && sub && <span className="sub">{sub}</span>}
    </th>
  );
  if (row.value === null) {
    const limit = journey.limits[row.id === "repeat" ? "repeats" : row.id];
    const absent = row.id === "cost" ? { what: t("measure.costNone"), more: "" } : say(row.note, 0, journey.minimum_n);
    return (
      <tr className="none">
        {head}
        <td colSpan={compared ? 5 : 3}>
          <span className="muted">{limit ?? [absent.what, absent.more].filter(Boolean).join(": ")}</span>
        </td>
      </tr>
    );
  }
  return (
    <tr>
      {head}
      <td>
        <b>{row.value}</b> <span className="muted">{row.interval}</span>
      </td>
      <td>{row.picture && <PointPicture picture={row.picture} />}</td>
      {compared && <td className="num muted">{row.other ?? "–"}</td>}
      {compared && <DifferenceCell row={row} />}
      <td className="num muted">{row.n}</td>
    </tr>
  );
}

const DEFINITIONS: Record<string, string> = { valence: "emotion", top2: "emotion", low2: "emotion", repeat: "repeats" };

/** Which definition explains a row: shares of ratings are made as the emotion is. */
export const definitionOf = (row: string) => DEFINITIONS[row] ?? row;

export function Measures({ panel, onExplain }: { panel: StepPanel; onExplain: (id: string) => void }) {
  const { t } = useTranslation("journey");
  const { journey, measured } = useJourneyData();
  const format = useFormat();
  const { provenance, other_provenance: beside } = panel;
  const window = format.window(provenance.window_from, provenance.window_to) ?? t("window.all");
  const other = measured?.comparison?.label || (beside ? (format.window(beside.window_from, beside.window_to) ?? t("window.all")) : "");
  const persona = journey.personas.find((one) => one.id === provenance.persona)?.name;
  const step = journey.steps.find((one) => one.id === panel.step.id);
  const rates = Object.keys(step?.rates ?? {}).map((id) => {
    const metric = journey.kpis.find((one) => one.id === id);
    return { id, name: metric?.name ?? id, good: metric?.good ?? "none" };
  });
  const rows = panelRows({ measure: panel.step, other: panel.other, difference: panel.difference }, rates, journey.kpis.find((one) => one.id === journey.drivers?.outcome)?.name ?? "", format);
  const compared = panel.other !== null;
  const explained = new Set(panel.definitions.map((one) => one.measure));
  return (
    <Section id="measures" title={t("panel.measures")} remark={[persona, compared ? t("panel.beside", { window, other }) : window].filter(Boolean).join(", ")}>
      <div className="wide-scroll">
        <table className="mt">
          <thead>
            <tr>
              <th scope="col">{t("panel.measure")}</th>
              <th scope="col">{t("panel.value", { window })}</th>
              <th scope="col"><span className="vh">{t("panel.picture")}</span></th>
              {compared && <th scope="col" className="num">{other}</th>}
              {compared && <th scope="col" className="num">{t("panel.difference")}</th>}
              <th scope="col" className="num">n</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <MeasureRow key={row.id} row={row} compared={compared} onExplain={explained.has(definitionOf(row.id)) ? () => onExplain(definitionOf(row.id)) : null} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
