import { NativeSelect } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type AuditLine, useAudit } from "../../api/access";
import { address } from "../../api/client";
import { ErrorNote, PageSkeleton } from "../../ui/states";
import { useFormat } from "../../ui/useFormat";
import { Frame } from "./Frame";

const GROUPS = ["", "session.", "member.", "account.", "key.", "share.", "journey.", "data.", "audit."] as const;

function Line({ line }: { line: AuditLine }) {
  const { t, i18n } = useTranslation("people");
  const format = useFormat();
  const key = `audit.action.${line.action.replaceAll(".", "_")}`;
  const facts = Object.entries(line.facts).map(([name, value]) => `${name}: ${String(value)}`).join(", ");
  return (
    <tr>
      <td className="nb">{format.moment(line.at)}</td>
      <th scope="row">{line.actor_kind === "local" ? t("audit.local") : line.actor_name || t("audit.nobody")}{line.actor_kind === "key" && <> <span className="chip">{t("audit.key")}</span></>}</th>
      <td title={line.action}>{i18n.exists(`people:${key}`) ? t(key) : line.action}</td>
      <td>{line.target}{facts && <div className="muted">{facts}</div>}</td>
      <td>{line.address}</td>
    </tr>
  );
}

export default function AuditPage() {
  const { t } = useTranslation("people");
  const [group, setGroup] = useState("");
  const [pages, setPages] = useState<string[]>([]);
  const before = pages[pages.length - 1];
  const audit = useAudit({ action: group || undefined, before });
  if (audit.error) return <div className="pagepad"><ErrorNote error={audit.error} onRetry={() => void audit.refetch()} /></div>;
  return (
    <Frame title={t("audit.title")} about={t("audit.about")}>
      <section className="roombox" aria-label={t("audit.title")}>
        <div className="fields">
          <NativeSelect label={t("audit.what")} value={group} data={GROUPS.map((value) => ({ value, label: t(`audit.group.${value.replace(".", "") || "all"}`) }))} onChange={(event) => { setGroup(event.currentTarget.value); setPages([]); }} />
          <span className="grow" />
          <a className="btn" href={address("/audit.csv")} download="audit.csv"><IconDownload size={14} stroke={1.75} className="i" aria-hidden="true" />{t("audit.csv")}</a>
        </div>
        {!audit.data ? (
          <PageSkeleton />
        ) : audit.data.lines.length === 0 ? (
          <p className="about">{t("audit.none")}</p>
        ) : (
          <div className="scroll">
            <table className="rt">
              <thead>
                <tr><th scope="col">{t("audit.at")}</th><th scope="col">{t("audit.who")}</th><th scope="col">{t("audit.did")}</th><th scope="col">{t("audit.on")}</th><th scope="col">{t("audit.from")}</th></tr>
              </thead>
              <tbody>{audit.data.lines.map((line) => <Line key={line.id} line={line} />)}</tbody>
            </table>
          </div>
        )}
        <div className="row">
          {pages.length > 0 && <button type="button" className="btn sm" onClick={() => setPages(pages.slice(0, -1))}>{t("audit.newer")}</button>}
          {audit.data?.before && <button type="button" className="btn sm" onClick={() => setPages([...pages, String(audit.data.before)])}>{t("audit.older")}</button>}
        </div>
      </section>
    </Frame>
  );
}
