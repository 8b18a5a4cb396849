import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StepPanel, Verbatim } from "@/api/types";
import { valenceColour, valenceOf } from "@/format/valence";
import { useFormat } from "@/ui/useFormat";
import { Section } from "./Section";

function Word({ word }: { word: Verbatim }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  const valence = word.score !== null && word.out_of !== null ? valenceOf(word.score, word.out_of > 5 ? 0 : 1, word.out_of) : null;
  const facts = [
    word.other_score !== null && word.other_out_of !== null ? t("words.recommend", { score: format.number(word.other_score), of: format.number(word.other_out_of) }) : "",
    [format.shortDay(word.time), word.place].filter(Boolean).join(", "),
    word.topic,
  ].filter(Boolean);
  return (
    <li>
      {valence === null ? (
        <span className="rate" />
      ) : (
        <span className={`rate ${Math.abs(valence) > 1.4 ? "strongrate" : ""}`} style={{ background: valenceColour(valence * 0.75) }} title={t("words.rated", { score: word.score, of: word.out_of })}>
          {format.number(word.score)}
        </span>
      )}
      <div>
        <p lang={word.lang || undefined}>{word.text}</p>
        <span className="muted fs11">{facts.join(" · ")}</span>
      </div>
    </li>
  );
}

/** As many words as can be read at one go; the rest on demand. */
const FIRST = 6;

export function Words({ panel }: { panel: StepPanel }) {
  const { t } = useTranslation("journey");
  const [topic, setTopic] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const found = panel.words.filter((word) => !topic || word.topic === topic);
  const shown = all ? found : found.slice(0, FIRST);
  const filterable = panel.topics.filter((one) => panel.words.some((word) => word.topic === one.name));
  return (
    <Section
      id="words"
      title={t("panel.words")}
      remark={
        <span className="row wrap">
          <button type="button" className="chip line" aria-pressed={topic === null} onClick={() => setTopic(null)}>
            {t("words.all", { count: panel.words_total })}
          </button>
          {panel.topics.map((one) =>
            filterable.includes(one) ? (
              <button key={one.name} type="button" className={topic === one.name ? "chip accent" : "chip"} aria-pressed={topic === one.name} onClick={() => setTopic(one.name)}>
                {one.name} {one.count}
              </button>
            ) : (
              <span key={one.name} className="chip">
                {one.name} {one.count}
              </span>
            ),
          )}
        </span>
      }
    >
      {shown.length ? (
        <ul className="words">
          {shown.map((word, index) => (
            <Word key={`${word.time}-${index}`} word={word} />
          ))}
        </ul>
      ) : (
        <p className="muted fs12">{t("words.none")}</p>
      )}
      {shown.length < found.length && (
        <button type="button" className="btn sm" onClick={() => setAll(true)}>
          {t("words.more", { count: found.length - shown.length })}
        </button>
      )}
      {shown.length < panel.words_total && !topic && shown.length > 0 && <p className="cap">{t("words.some", { shown: shown.length, count: panel.words_total })}</p>}
    </Section>
  );
}
