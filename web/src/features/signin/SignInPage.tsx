import { TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useNavigate, useSearchParams } from "react-router";
import { type Me, useMe } from "../../api/access";
import { address, ApiError, send } from "../../api/client";
import { PasswordField } from "../../ui/PasswordField";
import { ErrorNote, PageSkeleton } from "../../ui/states";
import { useWait } from "../../ui/useWait";
import { useWork } from "../../ui/useWork";
import { enter, pageAfter } from "./entering";

/** Address and password, then a code where the account has a second factor. */
function SignInForm({ after }: { after: string }) {
  const { t } = useTranslation("signin");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState<string | null>(null);
  const work = useWork();
  const wait = useWait(work.error);
  const asked = work.error instanceof ApiError && work.error.code === "code_needed";

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await work.run(async () => {
      try {
        enter(queries, await send<Me>("POST", "/session", { email, password, code: code ?? "" }));
        await navigate(after, { replace: true });
      } catch (cause) {
        if (cause instanceof ApiError && cause.code === "code_needed") setCode((now) => now ?? "");
        throw cause;
      }
    });
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      {work.error !== null && !asked && <ErrorNote error={work.error} />}
      {code === null ? (
        <>
          <TextInput label={t("email")} type="email" autoComplete="username" required withAsterisk={false} value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
          <PasswordField label={t("password")} autoComplete="current-password" value={password} onChange={setPassword} />
        </>
      ) : (
        <TextInput
          label={t("code")}
          description={t("codeHint")}
          autoComplete="one-time-code"
          inputMode="text"
          required
          withAsterisk={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      )}
      <button type="submit" className="btn primary" disabled={work.busy || wait > 0}>
        {wait > 0 ? t("wait", { count: wait }) : t("signIn")}
      </button>
      {code !== null && <button type="button" className="btn quiet" onClick={() => { setCode(null); work.forget(); }}>{t("back")}</button>}
    </form>
  );
}

export default function SignInPage() {
  const { t } = useTranslation("signin");
  const me = useMe();
  const [params] = useSearchParams();
  const after = pageAfter(params.get("after"));
  const failed = params.get("error");
  if (me.error) return <ErrorNote error={me.error} onRetry={() => void me.refetch()} />;
  if (!me.data) return <PageSkeleton />;
  if (me.data.state !== "signed_out") return <Navigate to={after} replace />;
  return (
    <section className="doorcard" aria-labelledby="door-title">
      <title>{`${t("title")} · Sojourn`}</title>
      <h1 id="door-title">{t("title")}</h1>
      {failed && <ErrorNote error={new ApiError(403, failed, failed, "", { email: t("thisAccount") })} />}
      {me.data.first ? (
        <p>{t("firstStart")}</p>
      ) : (
        <>
          {me.data.provider && (
            <>
              <a className="btn" href={address("/oidc/start", { after })}>{t("with", { name: me.data.provider.name })}</a>
              <span className="or">{t("or")}</span>
            </>
          )}
          <SignInForm after={after} />
        </>
      )}
    </section>
  );
}
