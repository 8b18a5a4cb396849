import { useTranslation } from "react-i18next";
import type { MeasuredEffect } from "@/api/types";
import { DiffMark, Moon, toneOf } from "@/ui/marks";
import { useEffectWords } from "@/ui/useEffectWords";
import { useFormat } from "@/ui/useFormat";
import { useJourneyData } from "../data";
import { EffectPicture } from "./EffectPicture";

/** What a past change did at this step: the number with its interval and n, what it cannot say, and its picture. */
export function PastChange({ effect }: { effect: MeasuredEffect }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useEffectWords();
  const { journey } = useJourneyData();
  const { effect: found } = effect;
  return (
    <div className="fx">
      <div>
        <p>
          <b lang={journey.lang}>{effect.title}</b>
          {effect.done_on && `, ${format.day(effect.done_on)}`} {effect.data_label && <span className="chip demo sm" lang={journey.lang}>{effect.data_label}</span>}
        </p>
        <p>{words.how(effect)}</p>
        {found.diff === null ? (
          <p className="muted">{[words.verdict(effect), words.absent(found.note)].filter(Boolean).join(" · ")}</p>
        ) : (
          <p>
            <DiffMark difference={found} /> <b className={toneOf(found)}>{format.valence(found.diff)}</b> {[format.interval(found, format.valence), `n ${format.count(found.n + found.n_other)}`].filter(Boolean).join(" · ")}
            <br />
            {words.verdict(effect)}
          </p>
        )}
        {found.diff !== null && (
          <p className="muted">
            {words.limit(effect)} <Moon level={effect.evidence} /> {t("effect.evidence", { level: t(`evidence.${effect.evidence}`) })}
          </p>
        )}
      </div>
      <EffectPicture effect={effect} />
    </div>
  );
}
