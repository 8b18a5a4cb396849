import { TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useNavigate } from "react-router";
import { type Me, useMe } from "../../api/access";
import { send } from "../../api/client";
import { PasswordField } from "../../ui/PasswordField";
import { ErrorNote, PageSkeleton } from "../../ui/states";
import { useWork } from "../../ui/useWork";
import { enter, secretOf } from "./entering";

/** The first account of a workspace: by the first link, or by the person at this computer. */
export default function WelcomePage() {
  const { t, i18n } = useTranslation("signin");
  const { hash } = useLocation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const me = useMe();
  const [given, setGiven] = useState({ name: "", email: "", password: "" });
  const work = useWork();
  const token = secretOf(hash);
  const set = (part: Partial<typeof given>) => setGiven((now) => ({ ...now, ...part }));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = { ...given, token: token || null, language: i18n.resolvedLanguage ?? "" };
    await work.run(async () => {
      enter(queries, await send<Me>("POST", "/welcome", body));
      await navigate("/", { replace: true });
    });
  };
  if (!me.data) return me.error ? <ErrorNote error={me.error} /> : <PageSkeleton />;
  if (!me.data.first) {
    return (
      <section className="doorcard">
        <h1>{t("welcome.over")}</h1>
        <p>{t("welcome.overText")}</p>
        <Link className="btn primary" to="/sign-in">{t("signIn")}</Link>
      </section>
    );
  }
  return (
    <section className="doorcard" aria-labelledby="door-title">
      <title>{`${t("welcome.title")} · Sojourn`}</title>
      <h1 id="door-title">{t("welcome.title")}</h1>
      <p>{t("welcome.text")}</p>
      <form onSubmit={(event) => void submit(event)}>
        <TextInput label={t("name")} autoComplete="name" required withAsterisk={false} value={given.name} onChange={(event) => set({ name: event.currentTarget.value })} />
        <TextInput label={t("email")} type="email" autoComplete="username" required withAsterisk={false} value={given.email} onChange={(event) => set({ email: event.currentTarget.value })} />
        <PasswordField label={t("password")} description={t("passwordHint")} autoComplete="new-password" value={given.password} onChange={(password) => set({ password })} />
        {work.error !== null && <ErrorNote error={work.error} />}
        <button type="submit" className="btn primary" disabled={work.busy}>{t("welcome.create")}</button>
      </form>
    </section>
  );
}
