import { IconInfoCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Trial } from "@/api/types";
import { ShareBar } from "@/ui/marks";
import { ErrorNote } from "@/ui/states";
import { useFormat } from "@/ui/useFormat";
import { useSay } from "@/ui/useSay";

interface Props {
  trial: Trial | null;
  error: unknown;
  waiting: boolean;
}

/** What the rule means as it stands: rows and people with their share, on the map's own count, and what else means them. */
export function TrialResult({ trial, error, waiting }: Props) {
  const { t } = useTranslation("journey");
  const say = useSay();
  if (error) return <ErrorNote error={error} />;
  if (!trial) return null;
  if (trial.note && !trial.rows) return <p className="note"><IconInfoCircle size={14} stroke={1.75} className="i" aria-hidden="true" />{say(trial.note)}</p>;
  if (!trial.rule) return <p className="muted fs12">{t("edit.bind.nothingYet")}</p>;
  return (
    <div aria-busy={waiting} className={waiting ? "trial is-waiting" : "trial"}>
      <Counts trial={trial} />
      <Examples trial={trial} />
      <p className="muted fs12">{trial.shared.length ? null : t("edit.bind.noOverlap")}</p>
      {trial.shared.length > 0 && <Shared trial={trial} />}
    </div>
  );
}

function Counts({ trial }: { trial: Trial }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  const { people, instances } = trial;
  const percent = (end: number) => format.number(end * 100, 1);
  return (
    <div className="trialcount" role="status">
      <div>
        <b className="big">{format.count(people.k)}</b> {t("edit.bind.ofPeople", { people: format.count(people.n) })}
        <div className="muted fs12">
          {format.share(people.share, 1)} {format.interval(people, percent)} · {t("edit.bind.rows", { count: trial.rows, rows: format.count(trial.rows) })}
          {Boolean(trial.unusable) && ` · ${t("edit.bind.unusable", { count: trial.unusable ?? 0, rows: format.count(trial.unusable) })}`}
        </div>
        {instances?.n ? (
          <div className="muted fs12">
            {t("edit.bind.onMap", { of: format.of(instances.k, instances.n), share: format.share(instances.share, 1) })} {format.interval(instances, percent)}
          </div>
        ) : null}
      </div>
      <ShareBar value={people.share ?? 0} low={people.low} high={people.high} />
    </div>
  );
}

function Examples({ trial }: { trial: Trial }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  if (!trial.examples.length) return null;
  return (
    <ul className="trialexamples" aria-label={t("edit.bind.examples")}>
      {trial.examples.map((one, place) => (
        <li key={place}>
          <span className="muted">{format.moment(one.time)}</span>
          <span className="clip" title={one.person}>{one.person}</span>
          <span>{[one.name, one.channel, one.score ?? one.value].filter((part) => part !== null).join(" · ")}</span>
          {one.text && <q className="clip">{one.text}</q>}
        </li>
      ))}
    </ul>
  );
}

function Shared({ trial }: { trial: Trial }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  return (
    <div className={trial.kind === "match" ? "note warn" : "note"}>
      <IconInfoCircle size={14} stroke={1.75} className="i" aria-hidden="true" />
      <div>
        {t(trial.kind === "match" ? "edit.bind.shared" : "edit.bind.sharedAnswers")}
        <ul>
          {trial.shared.map((one) => (
            <li key={one.step}>
              {one.title} <b>{format.count(one.rows)}</b>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
