import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import { useWhen } from "../comments/useWhen";
import { useWhere } from "../comments/useWhere";
import { goneName, recent } from "../model/history";
import { LABELS } from "../model/labels";
import { whereOf } from "../model/where";
import { useEditing } from "../useSession";
import { useSince } from "./useHistory";

const MOST = 12;

/** Changes since the newest version that was kept: what, who, when. */
export function Recently({ after, onCompare }: { after: number; onCompare: () => void }) {
  const { t } = useTranslation("journey");
  const { slug, client, journey, told } = useEditing();
  const format = useFormat();
  const when = useWhen();
  const where = useWhere(journey);
  const { data } = useSince(slug, after, told.version);
  const lines = useMemo(() => recent(data?.changes ?? [], client), [data, client]);
  const called = (label: string) => ((LABELS as readonly string[]).includes(label) ? t(`edit.labels.${label}`) : label || t("edit.labels.field"));
  const place = (part: string, of: string, key: string) =>
    whereOf(journey, part, of).key === "gone" ? goneName(data?.changes.find((one) => one.id === key)) : where(part, of);
  return (
    <section className="recently" aria-label={t("edit.versions.since", { version: after })}>
      <div className="sidehead">
        <h3>{t("edit.versions.since", { version: after })}</h3>
        <span className="muted fs12">{t("edit.versions.autosaved")}</span>
      </div>
      {data && !data.whole && <p className="muted fs12">{t("edit.versions.notWhole")}</p>}
      {data && !lines.length && data.whole && <p className="muted fs12">{t("edit.versions.noChanges")}</p>}
      <ul className="changes">
        {lines.slice(0, MOST).map((line) => (
          <li key={line.key}>
            <span className="changes-what">
              {line.undone ? t("edit.versions.undone", { what: called(line.label) }) : called(line.label)}
              {line.times > 1 && ` ×${format.count(line.times)}`} <span className="muted" lang={journey.lang}>{place(line.part, line.of, line.key)}</span>
            </span>
            <span className="muted nb">
              {line.own ? t("edit.comments.you") : line.author}, <time dateTime={line.made_at}>{when(line.made_at)}</time>
            </span>
          </li>
        ))}
      </ul>
      {lines.length > MOST && <p className="muted fs12">{t("edit.versions.more", { count: lines.length - MOST })}</p>}
      {told.version > after && (
        <button type="button" className="linkish" onClick={onCompare}>
          {t("edit.versions.compareWith", { version: after })}
        </button>
      )}
    </section>
  );
}
