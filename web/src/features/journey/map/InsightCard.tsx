import { useTranslation } from "react-i18next";
import type { Insight } from "@/api/types";
import { Moon, Tri } from "@/ui/marks";
import { Rich } from "@/ui/Rich";
import { useFormat } from "@/ui/useFormat";
import { useJourneyData } from "../data";
import { filled } from "../model/fields";

const MARKS = { pain: "worse", delight: "better", moment: "moment" } as const;

/** A pain, delight or moment of truth: kind by shape and word, evidence, one sentence with the number from the data. */
export function InsightCard({ insight }: { insight: Insight }) {
  const { t } = useTranslation("journey");
  const { journey, measured } = useJourneyData();
  const format = useFormat();
  const mark = MARKS[insight.type as keyof typeof MARKS] as (typeof MARKS)[keyof typeof MARKS] | undefined;
  return (
    <article className={`ins ${insight.type}`} lang={journey.lang}>
      <header>
        {mark && <Tri kind={mark} size={mark === "moment" ? 10 : 9} />}
        <span className="kind">{t(`insight.${insight.type}`)}</span>
        <span className="grow" />
        <Moon level={insight.level} />
        {t(`common:evidence.${insight.level}`)}
      </header>
      <h4>{insight.title}</h4>
      {insight.text && (
        <p>
          <Rich text={filled(insight.text, measured && { journey, measured, format }, t("absent.notMeasuredHere"))} />
        </p>
      )}
    </article>
  );
}
