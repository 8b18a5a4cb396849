import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../../api/client";
import { PasswordField } from "../../ui/PasswordField";
import { ErrorNote } from "../../ui/states";
import { useWait } from "../../ui/useWait";
import { useWork } from "../../ui/useWork";

export function Password() {
  const { t } = useTranslation("account");
  const queries = useQueryClient();
  const work = useWork();
  const wait = useWait(work.error);
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [done, setDone] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await work.run(() => send("PUT", "/account/password", { current, new: next })))) return;
    setCurrent("");
    setNext("");
    setDone(true);
    await queries.invalidateQueries({ queryKey: ["sessions"] });
  };
  return (
    <section className="roombox" aria-labelledby="password-title">
      <h2 id="password-title">{t("password.title")}</h2>
      <form className="fields" onSubmit={(event) => void submit(event)}>
        <PasswordField label={t("password.current")} autoComplete="current-password" value={current} onChange={setCurrent} />
        <PasswordField label={t("password.new")} autoComplete="new-password" value={next} onChange={setNext} />
        <button type="submit" className="btn" disabled={work.busy || wait > 0}>{t("password.change")}</button>
        <span role="status" className="muted">{done && t("password.done")}</span>
      </form>
      {work.error !== null && <ErrorNote error={work.error} />}
    </section>
  );
}
