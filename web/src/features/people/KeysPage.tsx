import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type NewKey, type Scope, useKeys, useMe } from "../../api/access";
import { remove, send } from "../../api/client";
import { Once } from "../../ui/Once";
import { ErrorNote, PageSkeleton } from "../../ui/states";
import { useFormat } from "../../ui/useFormat";
import { useWork } from "../../ui/useWork";
import { Frame } from "./Frame";

const SCOPES: Scope[] = ["read", "import", "comment", "edit", "audit"];
const DAYS = ["30", "90", "365", ""];

function NewKeyForm({ onMade }: { onMade: () => void }) {
  const { t } = useTranslation("people");
  const work = useWork();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<string[]>(["read"]);
  const [days, setDays] = useState("90");
  const [made, setMade] = useState<NewKey | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await work.run(async () => {
      setMade(await send<NewKey>("POST", "/keys", { name, scopes, days: days ? Number(days) : null }));
      setName("");
      onMade();
    });
  };
  return (
    <section className="roombox" aria-labelledby="newkey-title">
      <h2 id="newkey-title">{t("keys.new")}</h2>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <div className="fields">
          <TextInput label={t("keys.name")} description={t("keys.nameHint")} required withAsterisk={false} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <NativeSelect label={t("keys.valid")} value={days} data={DAYS.map((value) => ({ value, label: value ? t("keys.days", { count: Number(value) }) : t("keys.always") }))} onChange={(event) => setDays(event.currentTarget.value)} />
        </div>
        <Checkbox.Group label={t("keys.may")} value={scopes} onChange={setScopes}>
          <div className="stack" style={{ marginTop: 6, gap: 6 }}>
            {SCOPES.map((scope) => <Checkbox key={scope} size="xs" value={scope} label={t(`keys.scope.${scope}`)} />)}
          </div>
        </Checkbox.Group>
        <div><button type="submit" className="btn primary" disabled={work.busy || !scopes.length}>{t("keys.make")}</button></div>
      </form>
      {work.error !== null && <ErrorNote error={work.error} />}
      {made && (
        <div className="stack" role="status">
          <p>{t("keys.made", { name: made.key.name })}</p>
          <Once label={t("keys.secret")} text={made.secret} />
        </div>
      )}
    </section>
  );
}

export default function KeysPage() {
  const { t } = useTranslation("people");
  const format = useFormat();
  const queries = useQueryClient();
  const keys = useKeys();
  const me = useMe().data;
  const work = useWork();
  if (keys.error) return <div className="pagepad"><ErrorNote error={keys.error} onRetry={() => void keys.refetch()} /></div>;
  if (!keys.data) return <PageSkeleton />;
  const again = () => queries.invalidateQueries({ queryKey: ["keys"] });
  const revoke = (id: string) => void work.run(async () => { await remove(`/keys/${id}`); await again(); });
  return (
    <Frame title={t("keys.title")} about={t("keys.about")}>
      {keys.data.length > 0 && (
        <section className="roombox" aria-label={t("keys.title")}>
          <div className="scroll">
            <table className="rt">
              <thead>
                <tr><th scope="col">{t("keys.name")}</th><th scope="col">{t("keys.start")}</th><th scope="col">{t("keys.may")}</th><th scope="col">{t("keys.by")}</th><th scope="col">{t("keys.used")}</th><th scope="col">{t("expires")}</th><th scope="col"><span className="vh">{t("action")}</span></th></tr>
              </thead>
              <tbody>
                {keys.data.map((key) => (
                  <tr key={key.id}>
                    <th scope="row">{key.name}</th>
                    <td><code>{key.start}…</code></td>
                    <td>{key.scopes.map((scope) => t(`keys.short.${scope}`)).join(", ")}</td>
                    <td>{key.made_by}</td>
                    <td>{key.used_at ? format.moment(key.used_at) : t("keys.never")}</td>
                    <td>{key.expires_at ? format.day(key.expires_at) : t("keys.always")}</td>
                    <td className="doing"><button type="button" className="btn sm" aria-label={t("keys.revokeOf", { name: key.name })} disabled={work.busy} onClick={() => revoke(key.id)}>{t("keys.revoke")}</button></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {work.error !== null && <ErrorNote error={work.error} />}
        </section>
      )}
      {me?.state === "local" ? <p className="about">{t("keys.local")}</p> : <NewKeyForm onMade={() => void again()} />}
    </Frame>
  );
}
