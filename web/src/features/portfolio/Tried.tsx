import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { MeasuredEffect } from "@/api/types";
import { DiffPicture } from "@/ui/marks";
import { useEffectWords } from "@/ui/useEffectWords";
import { useFormat } from "@/ui/useFormat";

function Row({ effect, scale }: { effect: MeasuredEffect; scale: number }) {
  const { t } = useTranslation("portfolio");
  const format = useFormat();
  const words = useEffectWords();
  const { effect: found } = effect;
  return (
    <tr>
      <th scope="row">
        <Link className="jn" to={`/journeys/${effect.journey}/steps/${effect.step}`}>{effect.title}</Link>
        <div className="s">{effect.journey_title}, {effect.step_title} {effect.data_label && <span className="chip demo sm">{effect.data_label}</span>}</div>
      </th>
      <td>{words.how(effect)}</td>
      <td><DiffPicture difference={found} scale={scale} width={132} /></td>
      <td>
        {found.diff === null ? <span className="na">–</span> : <><b>{format.valence(found.diff)}</b> <span className="muted">{format.interval(found, format.valence)}</span></>}
        <div className="s">{t("tried.of", { group: words.name(effect.group) })}</div>
      </td>
      <td className="num">{format.count(found.n + found.n_other)}</td>
      <td>
        {words.verdict(effect)}
        <div className="s">{found.diff === null ? words.absent(found.note) : words.limit(effect)}</div>
      </td>
    </tr>
  );
}

/** Past changes and what they did, before and after. Nothing when no map names one. */
export function Tried({ effects }: { effects: MeasuredEffect[] }) {
  const { t } = useTranslation("portfolio");
  if (!effects.length) return null;
  const scale = Math.max(0.1, ...effects.flatMap(({ effect }) => [effect.low, effect.diff, effect.high].map((end) => Math.abs(end ?? 0)))) * 1.15;
  return (
    <section className="effects" aria-labelledby="tried">
      <h3 id="tried">{t("tried.title")} <span>{t("tried.remark")}</span></h3>
      <div className="jtwrap">
        <table className="jt fxt">
          <thead>
            <tr>
              <th scope="col" className="fxt-what">{t("tried.change")}</th>
              <th scope="col" className="fxt-how">{t("tried.how")}</th>
              <th scope="col" className="fxt-pic">{t("tried.picture")}</th>
              <th scope="col" className="fxt-num">{t("tried.effect")}</th>
              <th scope="col" className="num">n</th>
              <th scope="col">{t("tried.verdict")}</th>
            </tr>
          </thead>
          <tbody>{effects.map((effect) => <Row key={`${effect.journey}-${effect.action}`} effect={effect} scale={scale} />)}</tbody>
        </table>
      </div>
    </section>
  );
}
