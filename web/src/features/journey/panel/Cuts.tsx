import { useTranslation } from "react-i18next";
import type { Cut, StepPanel } from "@/api/types";
import { valenceColour } from "@/format/valence";
import { useFormat } from "@/ui/useFormat";
import { useJourneyData } from "../data";
import { Section } from "./Section";
import { PointPicture } from "./Measures";

function OneCut({ cut, range }: { cut: Cut; range: [number, number] }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  return (
    <div className="cut">
      <h5>{cut.title}</h5>
      {cut.rows.map((row) => (
        <div key={row.value}>
          <span>{row.label}</span>
          {row.estimate.value === null ? (
            <span className="muted fs11">{t("absent.not_enough_data")}</span>
          ) : (
            <PointPicture
              picture={{ value: row.estimate.value, low: row.estimate.low, high: row.estimate.high, was: row.other?.value ?? null, colour: valenceColour(row.estimate.value) }}
              range={range}
              width={100}
            />
          )}
          <b>
            {format.valence(row.estimate.value)}
            <span className="vh"> {format.interval(row.estimate, format.valence)}</span>
          </b>
          <span className="muted num">n {format.count(row.estimate.n)}</span>
        </div>
      ))}
      {cut.unnamed > 0 && <p className="muted fs11">{t("panel.unnamed", { n: format.count(cut.unnamed) })}</p>}
    </div>
  );
}

/** For whom it is better or worse, all cuts on one scale. */
export function Cuts({ panel }: { panel: StepPanel }) {
  const { t } = useTranslation("journey");
  const { measured } = useJourneyData();
  const cuts = panel.cuts.filter((cut) => cut.rows.length > 0);
  if (!cuts.length) return null;
  const ends = cuts.flatMap((cut) => cut.rows.flatMap((row) => [row.estimate.low, row.estimate.high, row.estimate.value, row.other?.value ?? null])).filter((value) => value !== null);
  const range: [number, number] = [Math.min(...ends), Math.max(...ends)];
  const compared = measured?.comparison?.label;
  return (
    <Section title={t("panel.forWhom")} remark={compared && t("panel.tick", { label: compared })}>
      <div className="cuts">
        {cuts.map((cut) => (
          <OneCut key={cut.field} cut={cut} range={range} />
        ))}
      </div>
    </Section>
  );
}
