import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Difference, PersonaNumbers, ShareOf, StepOfPersona } from "@/api/types";
import { DiffMark, DiffText, toneOf } from "@/ui/marks";
import { useFormat } from "@/ui/useFormat";

function Points({ difference }: { difference: Difference }) {
  const format = useFormat();
  if (difference.diff === null) return <span className="na">–</span>;
  return (
    <span className={toneOf(difference)}>
      <DiffMark difference={difference} /> {format.points(difference.diff)} <span className="muted nb">{format.interval(difference, (end) => format.number(end * 100, 1, true))}</span>
    </span>
  );
}

function Step({ journey, step, lang }: { journey: string; step: StepOfPersona; lang: string }) {
  return (
    <tr>
      <th scope="row"><Link to={`/journeys/${journey}/steps/${step.id}`} lang={lang}>{step.title}</Link></th>
      <td className="num">{step.valence_difference.diff === null ? <span className="na">–</span> : <DiffText difference={step.valence_difference} />}</td>
      <td className="num"><Points difference={step.reach_difference} /></td>
      <td className="num"><Points difference={step.dropoff_difference} /></td>
    </tr>
  );
}

function Completion({ own, rest, difference }: { own: ShareOf; rest: ShareOf; difference: Difference }) {
  const { t } = useTranslation("personas");
  const format = useFormat();
  if (own.share === null) return null;
  const interval = (share: ShareOf) => format.interval(share, (end) => format.number(end * 100, 1));
  return (
    <p className="fs12">
      {t("walking.completion")} <b>{format.share(own.share, 1)}</b> <span className="muted">{interval(own)}</span>, {t("walking.others")} {format.share(rest.share, 1)} <span className="muted">{interval(rest)}</span>. <Points difference={difference} />
    </p>
  );
}

/** How the persona's people walk the journey, step by step, each as the difference to everyone else. */
export function Walking({ journey, persona, steps, lang }: { journey: string; persona: PersonaNumbers; steps: StepOfPersona[]; lang: string }) {
  const { t } = useTranslation("personas");
  return (
    <section aria-label={t("walking.title")}>
      <h4>{t("walking.title")} <span className="muted">{t("walking.remark")}</span></h4>
      <Completion own={persona.completion} rest={persona.completion_rest} difference={persona.completion_difference} />
      {steps.length > 0 ? (
        <table className="st habits">
          <thead>
            <tr>
              <th scope="col">{t("step")}</th>
              <th scope="col" className="num">{t("walking.emotion")}</th>
              <th scope="col" className="num">{t("walking.reach")}</th>
              <th scope="col" className="num">{t("walking.dropoff")}</th>
            </tr>
          </thead>
          <tbody>{steps.map((step) => <Step key={step.id} journey={journey} step={step} lang={lang} />)}</tbody>
        </table>
      ) : <p className="muted fs12">{t("walking.same")}</p>}
    </section>
  );
}
