import { IconArrowRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Neighbour, StepPanel } from "@/api/types";
import { ShareBar } from "@/ui/marks";
import { useFormat } from "@/ui/useFormat";
import { useSay } from "@/ui/useSay";
import { useJourneyData } from "../data";
import { Section } from "./Section";

function List({ title, rows, bottom }: { title: string; rows: Neighbour[]; bottom: [number, number] }) {
  const { t } = useTranslation("journey");
  const { openStep } = useJourneyData();
  const format = useFormat();
  const felt = rows.some((row) => row.low?.value != null);
  const timed = rows.some((row) => row.median_seconds !== null);
  return (
    <table className="mini wide">
      <caption>
        {title}
        {felt && <span className="r">{t("around.ifLow", { a: bottom[0], b: bottom[1] })}</span>}
      </caption>
      <tbody>
        {rows.map((row) => (
          <tr key={row.step ?? row.name}>
            <th scope="row">
              {row.step ? (
                <button type="button" className="linklike" onClick={() => row.step && openStep(row.step)}>
                  {row.name}
                </button>
              ) : (
                <span className="muted">{row.name}</span>
              )}
            </th>
            <td>
              <ShareBar value={row.share.share ?? 0} low={row.share.low} high={row.share.high} width={52} />
            </td>
            <td className="num">{format.share(row.share.share)}</td>
            {timed && <td className="num muted">{row.median_seconds === null ? "" : format.duration(row.median_seconds)}</td>}
            {felt && <td className="num">{format.valence(row.low?.value ?? null)}</td>}
            {felt && <td className="num muted">{format.valence(row.rest?.value ?? null)}</td>}
          </tr>
        ))}
        {!rows.length && (
          <tr>
            <td className="muted">{t("around.none")}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

export function Neighbours({ panel }: { panel: StepPanel }) {
  const { t } = useTranslation("journey");
  const say = useSay();
  const low = panel.step.feeling.scale?.[0] ?? 1;
  const felt = panel.after.some((row) => row.low?.value != null);
  return (
    <Section id="around" title={t("panel.around")} remark={panel.order_note && say(panel.order_note)}>
      <div className="ba">
        <List title={t("around.before")} rows={panel.before} bottom={[low, low + 1]} />
        <div className="ba-mid">
          <IconArrowRight size={16} stroke={1.75} aria-hidden="true" />
        </div>
        <List title={t("around.after")} rows={panel.after} bottom={[low, low + 1]} />
      </div>
      {felt && <p className="cap">{t("around.associated")}</p>}
    </Section>
  );
}
