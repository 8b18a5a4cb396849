import { IconAlertTriangle, IconCheck, IconHelpCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { FutureGaps, StepGap } from "@/api/types";
import { useFormat } from "@/ui/useFormat";
import { useSay } from "@/ui/useSay";
import type { Order, Verdict } from "./model";
import { ordered } from "./model";

const MARKS = { kept: IconCheck, missed: IconAlertTriangle, unclear: IconHelpCircle } as const;

export function VerdictWord({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation("gaps");
  const Mark = MARKS[verdict as keyof typeof MARKS];
  return (
    <span className={`verdict ${verdict}`}>
      {Mark && <Mark size={13} stroke={1.75} aria-hidden="true" />}
      {t(`verdict.${verdict}`)}
    </span>
  );
}

function Work({ step }: { step: StepGap }) {
  const { t } = useTranslation("gaps");
  const format = useFormat();
  if (!step.work.length) return <span className="na">{step.target === null ? "–" : t("noWork")}</span>;
  return (
    <ul className="worklist">
      {step.work.map((one) => (
        <li key={`${one.journey}-${one.kind}-${one.id}`}>
          <span className="muted">{t(`work.${one.kind}`)}</span> {one.title}
          {(one.owner || one.due) && <span className="muted"> · {[one.owner, one.due ? t("due", { date: format.day(one.due) }) : ""].filter(Boolean).join(", ")}</span>}
        </li>
      ))}
    </ul>
  );
}

function Row({ step, found, lang }: { step: StepGap; found: FutureGaps; lang: string }) {
  const { t } = useTranslation("gaps");
  const format = useFormat();
  const say = useSay();
  const { measured, difference } = step;
  const added = step.changes.includes("added");
  return (
    <tr className={step.changes.includes("removed") ? "removedstep" : undefined}>
      <th scope="row">
        <Link to={`/journeys/${added ? found.journey : found.baseline}/steps/${step.step}`} lang={lang}>{step.title}</Link>
        {step.changes.length > 0 && <span className="sub">{step.changes.map((kind) => (kind === "renamed" ? t("change.renamedFrom", { title: step.was }) : t(`change.${kind}`))).join(", ")}</span>}
      </th>
      <td className="num">{step.target === null ? "–" : format.valence(step.target)}</td>
      <td className="num">{step.assumed === null ? "–" : format.valence(step.assumed)}</td>
      <td className="num">
        {measured.value === null ? <span className="na">{measured.note ? say(measured.note) : "–"}</span> : <><b>{format.valence(measured.value)}</b> <span className="muted nb">{format.interval(measured, format.valence)} n {format.count(measured.n)}</span></>}
      </td>
      <td className="num">{difference.diff === null ? "–" : <>{format.valence(difference.diff)} <span className="muted nb">{format.interval(difference, format.valence)}</span></>}</td>
      <td><VerdictWord verdict={step.verdict} /></td>
      <td><Work step={step} /></td>
    </tr>
  );
}

/** Every step with its promise, what was drawn before, what the data now says, and what is being done about it. */
export function GapList({ found, order, all, lang }: { found: FutureGaps; order: Order; all: boolean; lang: string }) {
  const { t } = useTranslation("gaps");
  const tests = Math.max(0, ...found.steps.map((step) => step.difference.tests));
  return (
    <div className="wide-table">
      <table className="st gaplist">
        <caption>{t("caption", { count: tests })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("column.step")}</th>
            <th scope="col" className="num">{t("column.target")}</th>
            <th scope="col" className="num">{t("column.drawn")}</th>
            <th scope="col" className="num">{t("column.now")}</th>
            <th scope="col" className="num">{t("column.gap")}</th>
            <th scope="col">{t("column.verdict")}</th>
            <th scope="col">{t("column.work")}</th>
          </tr>
        </thead>
        <tbody>{ordered(found.steps, order, !all).map((step) => <Row key={step.step} step={step} found={found} lang={lang} />)}</tbody>
      </table>
    </div>
  );
}
