import { TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Account, TotpSetup } from "../../api/access";
import { send } from "../../api/client";
import { Once } from "../../ui/Once";
import { PasswordField } from "../../ui/PasswordField";
import { ErrorNote } from "../../ui/states";
import { useWork } from "../../ui/useWork";

/** The secret as a QR code, drawn here from what this server sent. */
function Qr({ setup, label }: { setup: TotpSetup; label: string }) {
  return (
    <svg className="qr" viewBox={`0 0 ${setup.qr_size} ${setup.qr_size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={setup.qr_path} fill="#000" />
    </svg>
  );
}

function Confirm({ setup, onCodes }: { setup: TotpSetup; onCodes: (codes: string[]) => void }) {
  const { t } = useTranslation("account");
  const work = useWork();
  const [code, setCode] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await work.run(async () => onCodes((await send<{ codes: string[] }>("POST", "/account/totp/confirm", { code })).codes));
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <p className="about">{t("totp.scan")}</p>
      <Qr setup={setup} label={t("totp.qr")} />
      <Once label={t("totp.secret")} text={setup.secret} />
      <div className="fields">
        <TextInput label={t("totp.code")} inputMode="numeric" autoComplete="one-time-code" required withAsterisk={false} value={code} onChange={(event) => setCode(event.currentTarget.value)} />
        <button type="submit" className="btn primary" disabled={work.busy}>{t("totp.confirm")}</button>
      </div>
      {work.error !== null && <ErrorNote error={work.error} />}
    </form>
  );
}

function Codes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { t } = useTranslation("account");
  return (
    <div className="stack">
      <p className="about">{t("totp.codesText")}</p>
      <ul className="codes">{codes.map((code) => <li key={code}>{code}</li>)}</ul>
      <div><button type="button" className="btn" onClick={onDone}>{t("totp.kept")}</button></div>
    </div>
  );
}

export function SecondFactor({ account }: { account: Account }) {
  const { t } = useTranslation("account");
  const queries = useQueryClient();
  const work = useWork();
  const [password, setPassword] = useState("");
  const [setup, setSetup] = useState<TotpSetup | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const again = () => queries.invalidateQueries({ queryKey: ["account"] });
  const act = (path: string, then: (answer: unknown) => void) =>
    work.run(async () => {
      then(await send<unknown>("POST", path, { password }));
      setPassword("");
      await again();
    });
  const shown = (codesNow: string[]) => {
    setSetup(null);
    setCodes(codesNow);
    void again();
  };
  return (
    <section className="roombox" aria-labelledby="totp-title">
      <h2 id="totp-title">{t("totp.title")}</h2>
      {codes ? (
        <Codes codes={codes} onDone={() => setCodes(null)} />
      ) : setup ? (
        <Confirm setup={setup} onCodes={shown} />
      ) : (
        <>
          <p className="about">{account.totp ? t("totp.on", { count: account.recovery_codes_left }) : t("totp.off")}</p>
          <form className="fields" onSubmit={(event) => event.preventDefault()}>
            <PasswordField label={t("password.current")} autoComplete="current-password" value={password} onChange={setPassword} />
            {account.totp ? (
              <>
                <button type="button" className="btn" disabled={work.busy} onClick={() => void act("/account/recovery", (answer) => setCodes((answer as { codes: string[] }).codes))}>{t("totp.renew")}</button>
                <button type="button" className="btn" disabled={work.busy} onClick={() => void act("/account/totp/off", () => undefined)}>{t("totp.turnOff")}</button>
              </>
            ) : (
              <button type="submit" className="btn" disabled={work.busy} onClick={() => void act("/account/totp", (answer) => setSetup(answer as TotpSetup))}>{t("totp.turnOn")}</button>
            )}
          </form>
          {work.error !== null && <ErrorNote error={work.error} />}
        </>
      )}
    </section>
  );
}
