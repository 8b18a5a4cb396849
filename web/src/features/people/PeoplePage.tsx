import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe, usePeople } from "../../api/access";
import { remove } from "../../api/client";
import { ErrorNote, PageSkeleton } from "../../ui/states";
import { useFormat } from "../../ui/useFormat";
import { useWork } from "../../ui/useWork";
import { Frame } from "./Frame";
import { Invite } from "./Invite";
import { MemberRow } from "./MemberRow";

export default function PeoplePage() {
  const { t } = useTranslation("people");
  const format = useFormat();
  const queries = useQueryClient();
  const me = useMe().data;
  const people = usePeople();
  const work = useWork();
  if (people.error) return <div className="pagepad"><ErrorNote error={people.error} onRetry={() => void people.refetch()} /></div>;
  if (!people.data || !me) return <PageSkeleton />;
  const again = () => queries.invalidateQueries({ queryKey: ["people"] });
  const withdraw = (id: string) => void work.run(async () => { await remove(`/invitations/${id}`); await again(); });
  const { members, invitations, roles } = people.data;
  if (me.state === "local") {
    return (
      <Frame title={t("title")} about={t("about")}>
        <section className="roombox">
          <h2>{t("local.title")}</h2>
          <p className="about">{t("local.text")}</p>
          <div><Link className="btn primary" to="/welcome">{t("local.create")}</Link></div>
        </section>
      </Frame>
    );
  }
  return (
    <Frame title={t("title")} about={t("about")}>
      <section className="roombox" aria-labelledby="members-title">
        <h2 id="members-title">{t("members")}</h2>
        <div className="scroll">
          <table className="rt">
            <thead>
              <tr><th scope="col">{t("name")}</th><th scope="col">{t("role")}</th><th scope="col">{t("departments")}</th><th scope="col">{t("joined")}</th><th scope="col"><span className="vh">{t("action")}</span></th></tr>
            </thead>
            <tbody>
              {members.map((member) => <MemberRow key={member.id} member={member} roles={roles} self={member.id === me.id} onChanged={() => void again()} />)}
            </tbody>
          </table>
        </div>
      </section>
      <Invite roles={roles} onInvited={() => void again()} />
      {invitations.length > 0 && (
        <section className="roombox" aria-labelledby="invitations-title">
          <h2 id="invitations-title">{t("invitations")}</h2>
          <div className="scroll">
            <table className="rt">
              <thead>
                <tr><th scope="col">{t("email")}</th><th scope="col">{t("role")}</th><th scope="col">{t("invitedBy")}</th><th scope="col">{t("expires")}</th><th scope="col"><span className="vh">{t("action")}</span></th></tr>
              </thead>
              <tbody>
                {invitations.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">{one.email}</th>
                    <td>{t(`common:roles.${one.role}`)}</td>
                    <td>{one.invited_by}</td>
                    <td>{format.day(one.expires_at)}</td>
                    <td className="doing"><button type="button" className="btn sm" disabled={work.busy} onClick={() => withdraw(one.id)}>{t("withdraw")}</button></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {work.error !== null && <ErrorNote error={work.error} />}
        </section>
      )}
    </Frame>
  );
}
