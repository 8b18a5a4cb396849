import { TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import type { InvitationSeen, Me } from "../../api/access";
import { send } from "../../api/client";
import { PasswordField } from "../../ui/PasswordField";
import { ErrorNote, PageSkeleton } from "../../ui/states";
import { useWork } from "../../ui/useWork";
import { enter, secretOf } from "./entering";

/** What one is invited to, and making the account. */
export default function InvitePage() {
  const { t, i18n } = useTranslation("signin");
  const { hash } = useLocation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const work = useWork();
  const token = secretOf(hash);
  const seen = useQuery({ queryKey: ["invitation", token], queryFn: () => send<InvitationSeen>("POST", "/invitation/look", { token }), staleTime: Infinity });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = { token, name, password, language: i18n.resolvedLanguage ?? "" };
    await work.run(async () => {
      enter(queries, await send<Me>("POST", "/invitation/accept", body));
      await navigate("/", { replace: true });
    });
  };
  if (seen.error) return <section className="doorcard"><ErrorNote error={seen.error} /></section>;
  if (!seen.data) return <PageSkeleton />;
  return (
    <section className="doorcard" aria-labelledby="door-title">
      <title>{`${t("invite.title", { workspace: seen.data.workspace })} · Sojourn`}</title>
      <h1 id="door-title">{t("invite.title", { workspace: seen.data.workspace })}</h1>
      <p>{t("invite.text", { by: seen.data.invited_by, role: t(`common:roles.${seen.data.role}`), email: seen.data.email })}</p>
      <form onSubmit={(event) => void submit(event)}>
        <input type="hidden" autoComplete="username" value={seen.data.email} readOnly />
        <TextInput label={t("name")} autoComplete="name" required withAsterisk={false} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <PasswordField label={t("password")} description={t("passwordHint")} autoComplete="new-password" value={password} onChange={setPassword} />
        {work.error !== null && <ErrorNote error={work.error} />}
        <button type="submit" className="btn primary" disabled={work.busy}>{t("invite.accept")}</button>
      </form>
    </section>
  );
}
