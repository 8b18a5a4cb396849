import { useTranslation } from "react-i18next";
import { useTemplates } from "./QuestionField";
import { type Draft, QUESTIONS, shown } from "./questions";

/** Every answer with a way back to it; what was skipped says so. */
export function Summary({ draft, onGo }: { draft: Draft; onGo: (at: number) => void }) {
  const { t } = useTranslation("start");
  const { data = [] } = useTemplates();
  const titles = new Map([["", t("blank")], ...data.map((template) => [template.id, template.title] as const)]);
  return (
    <dl className="answers">
      {QUESTIONS.map((question, at) => {
        const text = shown(draft, question, titles, (type) => t(`kpi.${type}`));
        return (
          <div key={question.id}>
            <dt>{t(`question.${question.id}.name`)}</dt>
            <dd className={text ? "" : "muted"}>{text || t("summary.skipped")}</dd>
            <dd><button type="button" className="btn quiet sm" aria-label={t("summary.changeNamed", { name: t(`question.${question.id}.name`) })} onClick={() => onGo(at)}>{t("summary.change")}</button></dd>
          </div>
        );
      })}
    </dl>
  );
}
