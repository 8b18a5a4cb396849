import { useTranslation } from "react-i18next";
import type { MeasuredEffect } from "@/api/types";
import { Moon, Tri } from "@/ui/marks";
import { useFormat } from "@/ui/useFormat";
import { useJourneyData } from "../data";
import { insightsAt } from "@/api/journey";
import { Progress } from "../map/ActionCard";
import { PastChange } from "./PastChange";
import { Section } from "./Section";

const MARKS: Record<string, "worse" | "better" | "moment"> = { pain: "worse", delight: "better", moment: "moment" };

/** What is known and being done about the step, and what was done about it before. */
export function Work({ step, effects }: { step: string; effects: MeasuredEffect[] }) {
  const { t } = useTranslation("journey");
  const { journey } = useJourneyData();
  const format = useFormat();
  const actions = journey.actions.filter((action) => action.steps.includes(step));
  const insights = insightsAt(journey, step);
  const questions = journey.opportunities.filter((one) => one.steps?.includes(step));
  return (
    <Section id="work" title={t("work.title")}>
      {!actions.length && !insights.length && !questions.length && <p className="muted fs12">{t("work.none")}</p>}
      <ul className="work" lang={journey.lang}>
        {insights.map((insight) => (
          <li key={insight.id}>
            {MARKS[insight.type] ? <Tri kind={MARKS[insight.type] ?? "moment"} size={11} /> : <span className="tick" />}
            <div>
              <b>{insight.title}</b>
              <span className="muted row">
                <Moon level={insight.level} /> {t(`common:evidence.${insight.level}`)}
              </span>
            </div>
            <span className="chip">{t(`insight.${insight.type}`)}</span>
          </li>
        ))}
        {questions.map((one) => (
          <li key={one.id}>
            <span className="tick" />
            <div>
              <b>{one.title}</b>
            </div>
            <span className="chip">{t("work.opportunity")}</span>
          </li>
        ))}
        {actions.map((action) => (
          <li key={action.id}>
            <Progress status={action.status} />
            <div>
              <b>{action.title}</b>
              <span className="muted">
                {[action.owner || action.department, t(`action.${action.status}`), action.due && t("action.due", { date: format.shortDay(action.due) }), action.expected_effect && t("work.expected", { text: action.expected_effect })].filter(Boolean).join(" · ")}
              </span>
            </div>
            <span className="chip">{t("work.action")}</span>
          </li>
        ))}
      </ul>
      {effects.length > 0 && <h5 className="fxhead">{t("common:effect.title")}</h5>}
      {effects.map((effect) => <PastChange key={effect.action} effect={effect} />)}
    </Section>
  );
}
