import { useTranslation } from "react-i18next";
import type { RatingOutcome, StepMeasure, StepPanel } from "@/api/types";
import { valenceColour, valenceOf } from "@/format/valence";
import { useFormat } from "@/ui/useFormat";
import { useJourneyData } from "../data";
import { Section } from "./Section";

const STRIP = 330;

function Strip({ measure, label }: { measure: StepMeasure; label: string }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  const { distribution, scale } = measure.feeling;
  const all = distribution.reduce((sum, count) => sum + count, 0);
  if (!all || !scale) return null;
  const [low, high] = scale;
  const at = distribution.map((_, index) => distribution.slice(0, index).reduce((sum, count) => sum + count, 0));
  return (
    <div className="drow">
      <span className="muted">{label}</span>
      <svg width={STRIP} height="20" viewBox={`0 0 ${STRIP} 20`} role="img" aria-label={t("ratings.shares", { label, list: distribution.map((count, index) => `${low + index}: ${format.share(count / all)}`).join(", ") })}>
        {distribution.map((count, index) => {
          const [x, width] = [((at[index] ?? 0) / all) * STRIP, Math.max(0, (count / all) * STRIP - 1)];
          const valence = valenceOf(low + index, low, high);
          return (
            <g key={index}>
              <rect x={x} y="0" width={width} height="20" style={{ fill: valenceColour(valence * 0.75) }} />
              {width > 22 && (
                <text x={x + width / 2} y="14.5" textAnchor="middle" style={{ fill: Math.abs(valence) > 1.5 ? "var(--on-ink)" : "var(--ink-1)", fontSize: 11 }}>
                  {format.number((count / all) * 100)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <span className="muted nb">n {format.count(all)}</span>
    </div>
  );
}

function Outcomes({ rows }: { rows: RatingOutcome[] }) {
  const { t } = useTranslation("journey");
  const { journey } = useJourneyData();
  const format = useFormat();
  const outcome = journey.kpis.find((metric) => metric.id === journey.drivers?.outcome)?.name ?? "NPS";
  const known = rows.filter((row) => row.estimate.value !== null);
  if (!known.length) return null;
  const ends = known.flatMap((row) => [row.estimate.low ?? 0, row.estimate.high ?? 0, 0]);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const x = (value: number) => ((value - least) / (most - least || 1)) * 108 + 1;
  return (
    <table className="mini">
      <caption>{t("ratings.outcome", { name: outcome })}</caption>
      <tbody>
        {known.map(({ score, estimate }) => {
          const value = estimate.value ?? 0;
          return (
            <tr key={score}>
              <th scope="row">{format.number(score)}</th>
              <td>
                <svg width="110" height="12" viewBox="0 0 110 12" aria-hidden="true">
                  <path className="ax" d={`M${x(0)} 0V12`} />
                  <rect x={Math.min(x(0), x(value))} y="2" width={Math.abs(x(value) - x(0))} height="8" style={{ fill: value < 0 ? "var(--neg-mark)" : "var(--pos-mark)" }} />
                  {estimate.low !== null && estimate.high !== null && <path className="wh" d={`M${x(estimate.low)} 6H${x(estimate.high)}`} />}
                </svg>
              </td>
              <td className="num">{format.number(value, 0, true)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

export function Ratings({ panel }: { panel: StepPanel }) {
  const { t } = useTranslation("journey");
  const { measured } = useJourneyData();
  const format = useFormat();
  const { step, other, provenance } = panel;
  const { scale, distribution } = step.feeling;
  if (!scale || !distribution.some(Boolean)) return null;
  const window = format.window(provenance.window_from, provenance.window_to) ?? t("ratings.now");
  return (
    <Section title={t("ratings.title")} remark={step.feeling.questions.join(", ")}>
      <div className="two wrap">
        <div>
          <Strip measure={step} label={window} />
          {other && <Strip measure={other} label={measured?.comparison?.label ?? ""} />}
          <div className="drow">
            <span />
            <div className="dkey">
              {distribution.map((_, index) => (
                <span key={index}>
                  <i className="sw" style={{ background: valenceColour(valenceOf(scale[0] + index, scale[0], scale[1]) * 0.75) }} />
                  {scale[0] + index}
                </span>
              ))}
            </div>
          </div>
        </div>
        <Outcomes rows={panel.outcome_by_rating} />
      </div>
    </Section>
  );
}
