import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Bar, ErrorNote } from "@/ui/states";
import { useJourneyData } from "../../data";
import { fieldOf, grouped, isProse, type Line, shown } from "../model/differences";
import { wordDiff } from "../model/wordDiff";
import { useDifferences } from "./useHistory";

/** What differs between two versions, in the reader's language, by kind of part. */
export function Differences({ slug, from, to, head }: { slug: string; from: number; to: number | null; head: number }) {
  const { t } = useTranslation("journey");
  const { data, error, refetch } = useDifferences(slug, from, to, head);
  const groups = useMemo(() => grouped(data ?? []), [data]);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Bar width="100%" height={60} />;
  if (!groups.length) return <p className="muted fs12">{t("edit.versions.same")}</p>;
  return (
    <div className="differences" role="region" aria-label={t("edit.versions.differences", { from, to: to ?? head })}>
      {groups.map((group) => (
        <section key={group.part}>
          <h4>{t(`edit.versions.groups.${group.part}`)}</h4>
          <ul>
            {group.lines.map((line, index) => (
              <OneLine key={index} line={line} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function OneLine({ line }: { line: Line }) {
  const { t, i18n } = useTranslation("journey");
  const { journey } = useJourneyData();
  const field = fieldOf(line);
  const key = `journey:edit.versions.fields.${field}`;
  const called = i18n.exists(key) ? t(key) : field.replaceAll("_", " ");
  return (
    <li className={`difference ${line.kind}`}>
      {line.kind === "changed" ? (
        <>
          <span>{line.part === "journey" ? called : t("edit.versions.changed", { name: line.name, field: called })}</span>
          <Values line={line} />
        </>
      ) : (
        <>
          <span>{t(`edit.versions.${line.kind}`, { name: line.name })}</span>
          {line.kind === "moved" && <span className="muted">{placeIn(line, journey.steps, journey.stages, t)}</span>}
        </>
      )}
    </li>
  );
}

function Values({ line }: { line: Line }) {
  const { t } = useTranslation("journey");
  const { journey } = useJourneyData();
  const [before, after] = [shown(line.before), shown(line.after)];
  if (isProse(line))
    return (
      <p className="worddiff" lang={journey.lang}>
        {wordDiff(String(line.before), String(line.after)).map((piece, index) =>
          piece.kind === "in" ? <ins key={index}>{piece.text}</ins> : piece.kind === "out" ? <del key={index}>{piece.text}</del> : <span key={index}>{piece.text}</span>,
        )}
      </p>
    );
  return (
    <p className="worddiff" lang={journey.lang}>
      {before === null ? <i>{t("edit.versions.nothing")}</i> : <del>{before}</del>}
      <span aria-hidden="true"> → </span>
      <span className="vh">{t("edit.versions.became")}</span>
      {after === null ? <i>{t("edit.versions.nothing")}</i> : <ins>{after}</ins>}
    </p>
  );
}

type Named = { id: string; title: string };
type Say = (key: string, values?: Record<string, unknown>) => string;

/** Where a part stands now: after which other, or at the start, and in which stage. */
function placeIn(line: Line, steps: Named[], stages: Named[], t: Say): string {
  const place = line.after as { after?: string | null; stage?: string } | null;
  if (!place || !("after" in place)) return t("edit.versions.movedCard");
  const named = (id: string) => [...steps, ...stages].find((one) => one.id === id)?.title ?? id;
  const where = place.after ? t("edit.versions.after", { name: named(place.after) }) : t("edit.versions.first");
  return place.stage ? `${where} (${named(place.stage)})` : where;
}
