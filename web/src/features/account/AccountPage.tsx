import { Select, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Account, ME, useAccount } from "../../api/access";
import { send } from "../../api/client";
import { speak } from "../../i18n";
import { LANGUAGES, type Language } from "../../i18n/languages";
import { ErrorNote, PageSkeleton } from "../../ui/states";
import { useWork } from "../../ui/useWork";
import { Password } from "./Password";
import { SecondFactor } from "./SecondFactor";
import { Sessions } from "./Sessions";

function Person({ account }: { account: Account }) {
  const { t, i18n } = useTranslation("account");
  const queries = useQueryClient();
  const work = useWork();
  const [name, setName] = useState(account.name);
  const [language, setLanguage] = useState(account.language || (i18n.resolvedLanguage ?? "en"));
  const [saved, setSaved] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await work.run(() => send("PUT", "/account", { name, language }));
    if (!done) return;
    setSaved(true);
    await speak(language as Language);
    await Promise.all([queries.invalidateQueries({ queryKey: ME }), queries.invalidateQueries({ queryKey: ["account"] })]);
  };
  return (
    <section className="roombox" aria-labelledby="person-title">
      <h2 id="person-title">{t("person.title")}</h2>
      <form className="fields" onSubmit={(event) => void submit(event)}>
        <TextInput label={t("person.name")} required withAsterisk={false} autoComplete="name" value={name} onChange={(event) => { setName(event.currentTarget.value); setSaved(false); }} />
        <TextInput label={t("person.email")} value={account.email} readOnly />
        <Select
          label={t("person.language")}
          data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
          value={language}
          allowDeselect={false}
          onChange={(value) => { if (value) setLanguage(value); setSaved(false); }}
        />
        <button type="submit" className="btn" disabled={work.busy}>{t("save")}</button>
        <span role="status" className="muted">{saved && t("saved")}</span>
      </form>
      {work.error !== null && <ErrorNote error={work.error} />}
    </section>
  );
}

export default function AccountPage() {
  const { t } = useTranslation("account");
  const account = useAccount();
  if (account.error) return <div className="pagepad"><ErrorNote error={account.error} /></div>;
  if (!account.data) return <PageSkeleton />;
  return (
    <>
      <title>{`${t("title")} · Sojourn`}</title>
      <div className="titlebar"><div className="tl"><h1>{t("title")}</h1></div></div>
      <div className="rooms">
        <Person key={account.data.email} account={account.data} />
        {account.data.has_password && <Password />}
        {account.data.has_password && <SecondFactor account={account.data} />}
        <Sessions />
      </div>
    </>
  );
}
