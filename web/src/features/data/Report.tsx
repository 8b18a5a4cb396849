import { TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useFormat } from "../../ui/useFormat";
import { useSay } from "../../ui/useSay";
import type { Job } from "./imports";

interface Props {
  report: NonNullable<Job["report"]>;
  name: string;
  onDraft: (title: string) => Promise<void>;
  onMore: () => void;
}

/** What the import did, to the row, and the next thing: a drafted map. */
export function Report({ report, name, onDraft, onMore }: Props) {
  const { t } = useTranslation("data");
  const format = useFormat();
  const say = useSay();
  const [title, setTitle] = useState(name.replace(/\.(gz|xz|zst)$/i, "").replace(/\.[^.]+$/, "").replace(/[_-]+/g, " "));
  const [busy, setBusy] = useState(false);
  const draft = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    await onDraft(title.trim());
    setBusy(false);
  };
  const lines = [
    ["read", report.rows_read],
    ["events", report.events_imported],
    ["answers", report.answers_imported],
    ["duplicates", report.duplicates],
    ["rejected", report.rejected],
  ] as const;
  return (
    <section aria-label={t("report.label")} className="importreport">
      <h2>{t("report.title")}</h2>
      <dl>
        {lines.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`report.${key}`)}</dt>
            <dd>{format.count(value)}</dd>
          </div>
        ))}
      </dl>
      {(report.rejections ?? []).length > 0 && (
        <ul>{(report.rejections ?? []).map((each) => <li key={each.reason.text}>{say(each.reason)}: {format.count(each.rows)}{each.example && <> <code>{each.example}</code></>}</li>)}</ul>
      )}
      {report.rejected_file && <p className="fs12">{t("report.kept")} <code>{report.rejected_file}</code></p>}
      {(report.notes ?? []).map((note) => <p key={note.file + note.text} className="note">{note.file && note.file !== name ? `${note.file}: ` : ""}{say(note)}</p>)}
      <form className="row" onSubmit={(event) => void draft(event)}>
        <TextInput size="xs" label={t("report.mapTitle")} value={title} required onChange={(event) => setTitle(event.currentTarget.value)} />
        <button type="submit" className="btn primary" disabled={busy || !title.trim()}>{busy ? t("report.drafting") : t("report.draft")}</button>
        <button type="button" className="btn" onClick={onMore}>{t("report.more")}</button>
        <Link className="btn quiet" to="/paths">{t("report.paths")}</Link>
      </form>
    </section>
  );
}
