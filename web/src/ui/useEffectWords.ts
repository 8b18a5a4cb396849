import { useTranslation } from "react-i18next";
import type { EffectSide, MeasuredEffect, Note } from "../api/types";
import { useFormat } from "./useFormat";

/** The effect of a past change in words: how it is known, what it says, why there is no number. Never "caused by". */
export function useEffectWords() {
  const { t } = useTranslation();
  const format = useFormat();
  const name = (side: EffectSide) => side.name || t("effect.everyone");
  const absent = (note: Note | null): string => {
    if (note?.code === "not_enough_data") return t("before_other" in note.facts ? "effect.tooFewBeside" : "effect.tooFew", { ...note.facts });
    if (note?.code === "groups_overlap") return t("effect.overlap", { number: `${format.count(Number(note.facts.count))} ${note.facts.unit ?? ""}`.trim() });
    if (note?.code === "not_bound") return t("effect.notBound");
    return note?.text ?? "";
  };
  const verdict = ({ effect }: MeasuredEffect): string => {
    if (effect.diff === null) return t(effect.note?.code === "not_enough_data" ? "effect.notEnough" : "effect.unknown");
    if (effect.verdict !== "clear") return t("effect.notClear");
    return t(effect.direction === "none" ? "effect.clear" : `effect.${effect.direction}`);
  };
  const limit = (effect: MeasuredEffect): string =>
    effect.notes.map((note) => (note.code === "not_randomised" || note.code === "no_comparison" ? t(`effect.${note.code}`) : note.text)).join(" ");
  const how = ({ comparison }: MeasuredEffect): string => (comparison ? t("effect.beside", { name: name(comparison) }) : t("effect.alone"));
  return { name, absent, verdict, limit, how };
}
