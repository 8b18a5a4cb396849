import { NativeSelect, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../ui/states";
import { useFormat } from "../../ui/useFormat";
import { useSay } from "../../ui/useSay";
import { type Column, correct, type Corrections, lookAgain, mapping, missing, NO_CORRECTIONS, type Role, roleOf, ROLES, startImport, type Upload } from "./imports";

interface Props {
  upload: Upload;
  onUpload: (upload: Upload) => void;
  onStart: (job: string) => void;
  onBack: () => void;
}

/** What each column is taken for, with examples; every choice can be corrected before anything is imported. */
export function Mapping({ upload, onUpload, onStart, onBack }: Props) {
  const { t } = useTranslation("data");
  const format = useFormat();
  const say = useSay();
  const [corrections, setCorrections] = useState<Corrections>(NO_CORRECTIONS);
  const body = mapping(upload.columns, corrections);
  const again = useMutation({ mutationFn: () => lookAgain(upload.id, body), onSuccess: (next) => { onUpload(next); setCorrections({ ...corrections, roles: {} }); } });
  const start = useMutation({ mutationFn: () => startImport(upload.id, body), onSuccess: ({ job }) => onStart(job) });
  const lacks = missing(upload.columns, corrections);
  return (
    <section aria-label={t("mapping.label")} className="mapping">
      <h2>{t("mapping.title", { name: upload.name })}</h2>
      <p className="muted fs12">{t("mapping.size", { size: format.number(upload.size / 1_048_576, 1), columns: format.count(upload.columns.length) })}</p>
      {(upload.notes ?? []).map((note) => <p key={note.text} className="note">{say(note)}</p>)}
      <div className="scroll">
        <table className="at">
          <thead>
            <tr>
              <th scope="col">{t("mapping.column")}</th>
              <th scope="col">{t("mapping.role")}</th>
              <th scope="col">{t("mapping.why")}</th>
              <th scope="col">{t("mapping.samples")}</th>
            </tr>
          </thead>
          <tbody>
            {upload.columns.map((column) => (
              <ColumnRow key={column.name} column={column} role={roleOf(column, corrections)} onRole={(role) => setCorrections(correct(upload.columns, corrections, column.name, role))} />
            ))}
          </tbody>
        </table>
      </div>
      <div className="mapopts">
        <TextInput size="xs" label={t("mapping.scale")} description={t("mapping.scaleHint")} value={corrections.scale} onChange={(event) => setCorrections({ ...corrections, scale: event.currentTarget.value })} />
        <TextInput size="xs" label={t("mapping.timezone")} description={t("mapping.timezoneHint")} value={corrections.timezone} onChange={(event) => setCorrections({ ...corrections, timezone: event.currentTarget.value })} />
        <TextInput size="xs" label={t("mapping.at")} description={t("mapping.atHint")} value={corrections.at} onChange={(event) => setCorrections({ ...corrections, at: event.currentTarget.value })} />
      </div>
      {lacks.map((lack) => <p key={lack} className="note warn" role="status">{t(lack)}</p>)}
      {(start.error ?? again.error) && <ErrorNote error={start.error ?? again.error} />}
      <div className="row">
        <button type="button" className="btn primary" disabled={lacks.length > 0 || start.isPending} onClick={() => start.mutate()}>{t("mapping.import")}</button>
        <button type="button" className="btn" disabled={Object.keys(body).length === 0 || again.isPending} onClick={() => again.mutate()}>{t("mapping.check")}</button>
        <button type="button" className="btn quiet" onClick={onBack}>{t("mapping.other")}</button>
      </div>
    </section>
  );
}

function ColumnRow({ column, role, onRole }: { column: Column; role: Role; onRole: (role: Role) => void }) {
  const { t } = useTranslation("data");
  const scale = role === "score" && column.scale ? ` ${column.scale[0]}–${column.scale[1]}` : "";
  return (
    <tr className={role === "ignore" ? "is-off" : undefined}>
      <th scope="row">{column.name}</th>
      <td>
        <NativeSelect size="xs" aria-label={t("mapping.roleOf", { column: column.name })} value={role} onChange={(event) => onRole(event.currentTarget.value as Role)} data={ROLES.map((each) => ({ value: each, label: t(`roles.${each}`) + (each === role ? scale : "") }))} />
      </td>
      <td className="muted">{column.reason}</td>
      <td>{(column.samples ?? []).slice(0, 3).map((sample, index) => <code key={index}>{sample}</code>)}</td>
    </tr>
  );
}
