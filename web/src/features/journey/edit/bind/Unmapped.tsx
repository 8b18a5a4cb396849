import { useTranslation } from "react-i18next";
import type { Trial } from "@/api/types";
import { useFormat } from "@/ui/useFormat";
import { valueText } from "../rule/render";

type Left = Trial["unmapped"][number];

/** The rule that means one event or the answers to one question. */
export const ruleFor = (left: Left) => `${left.kind} = ${valueText(left.name)}`;

interface Props {
  trial: Trial;
  onBind: (rule: string) => void;
}

/** What no step means yet, those near this step first: a click binds it to the step. */
export function Unmapped({ trial, onBind }: Props) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  if (!trial.unmapped.length) return null;
  const near = trial.unmapped.some((one) => one.near);
  return (
    <section aria-label={t("edit.bind.unmapped")}>
      <h4 className="fs12 muted">{t(near ? "edit.bind.unmappedNear" : "edit.bind.unmapped")}</h4>
      <div className="unmapped">
        {trial.unmapped.map((one) => (
          <button key={`${one.kind} ${one.name}`} type="button" className={one.near ? "btn sm near" : "btn sm"} title={t("edit.bind.bindThis", { rule: ruleFor(one) })} onClick={() => onBind(ruleFor(one))}>
            <span className="clip">{one.name}</span> <b>{format.count(one.rows)}</b>
          </button>
        ))}
      </div>
      {trial.unmapped_total > trial.unmapped.length && (
        <p className="muted fs12">{t("edit.bind.unmappedMore", { count: trial.unmapped_total - trial.unmapped.length })}</p>
      )}
    </section>
  );
}
