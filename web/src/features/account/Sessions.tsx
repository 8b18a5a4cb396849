import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSessions } from "../../api/access";
import { remove } from "../../api/client";
import { ErrorNote } from "../../ui/states";
import { useFormat } from "../../ui/useFormat";
import { useWork } from "../../ui/useWork";
import { browserOf } from "./browsers";

/** Where one is signed in. */
export function Sessions() {
  const { t } = useTranslation("account");
  const format = useFormat();
  const queries = useQueryClient();
  const sessions = useSessions();
  const work = useWork();
  const end = (path: string) => void work.run(async () => { await remove(path); await queries.invalidateQueries({ queryKey: ["sessions"] }); });
  const list = sessions.data ?? [];
  return (
    <section className="roombox" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{t("sessions.title")}</h2>
      {sessions.error && <ErrorNote error={sessions.error} />}
      <div className="scroll">
        <table className="rt">
          <thead>
            <tr><th scope="col">{t("sessions.where")}</th><th scope="col">{t("sessions.address")}</th><th scope="col">{t("sessions.since")}</th><th scope="col">{t("sessions.seen")}</th><th scope="col"><span className="vh">{t("sessions.action")}</span></th></tr>
          </thead>
          <tbody>
            {list.map((session) => (
              <tr key={session.id}>
                <th scope="row" title={session.agent}>{browserOf(session.agent) || t("sessions.unknown")} {session.current && <span className="chip accent">{t("sessions.here")}</span>}</th>
                <td>{session.address}</td>
                <td>{format.moment(session.created_at)}</td>
                <td>{format.moment(session.seen_at)}</td>
                <td className="doing">{!session.current && <button type="button" className="btn sm" disabled={work.busy} onClick={() => end(`/account/sessions/${session.id}`)}>{t("sessions.end")}</button>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {list.length > 1 && <div><button type="button" className="btn" disabled={work.busy} onClick={() => end("/account/sessions")}>{t("sessions.endOthers")}</button></div>}
      {work.error !== null && <ErrorNote error={work.error} />}
    </section>
  );
}
