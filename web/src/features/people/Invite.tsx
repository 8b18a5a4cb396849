import { NativeSelect, TagsInput, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Invited, Role } from "../../api/access";
import { send } from "../../api/client";
import { Once } from "../../ui/Once";
import { ErrorNote } from "../../ui/states";
import { useWork } from "../../ui/useWork";

/** Invite somebody; the link is shown to copy, sending it is the person's own. */
export function Invite({ roles, onInvited }: { roles: Role[]; onInvited: () => void }) {
  const { t } = useTranslation("people");
  const work = useWork();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>(roles.includes("viewer") ? "viewer" : (roles[0] ?? "viewer"));
  const [departments, setDepartments] = useState<string[]>([]);
  const [made, setMade] = useState<Invited | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await work.run(async () => {
      setMade(await send<Invited>("POST", "/invitations", { email, role, departments }));
      setEmail("");
      onInvited();
    });
  };
  return (
    <section className="roombox" aria-labelledby="invite-title">
      <h2 id="invite-title">{t("invite.title")}</h2>
      <form className="fields" onSubmit={(event) => void submit(event)}>
        <TextInput label={t("email")} type="email" autoComplete="off" required withAsterisk={false} value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
        <NativeSelect label={t("role")} value={role} data={roles.map((one) => ({ value: one, label: t(`common:roles.${one}`) }))} onChange={(event) => setRole(event.currentTarget.value as Role)} />
        <TagsInput label={t("departments")} value={departments} onChange={setDepartments} />
        <button type="submit" className="btn primary" disabled={work.busy}>{t("invite.make")}</button>
      </form>
      <p className="muted fs12">{t(`roleMeans.${role}`)}</p>
      {work.error !== null && <ErrorNote error={work.error} />}
      {made && (
        <div className="stack" role="status">
          <p>{t("invite.made", { email: made.invitation.email })}</p>
          <Once label={t("invite.link")} text={window.location.origin + made.path} />
        </div>
      )}
    </section>
  );
}
