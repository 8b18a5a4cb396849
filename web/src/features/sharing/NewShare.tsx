import { Checkbox, MultiSelect, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Share } from "../../api/access";
import { send } from "../../api/client";
import type { JourneyActionProps } from "../../ui/feature";
import { PasswordField } from "../../ui/PasswordField";
import { ErrorNote } from "../../ui/states";
import { useWork } from "../../ui/useWork";
import { expiryAfter, originsOf, SPANS } from "./terms";

const EMPTY = { label: "", password: "", days: "30", hidden: [] as string[], origins: "", comment: false };

/** The terms of a new link. */
export function NewShare({ slug, lanes, view, question, onMade }: JourneyActionProps & { onMade: () => void }) {
  const { t } = useTranslation("sharing");
  const work = useWork();
  const [terms, setTerms] = useState(EMPTY);
  const set = (part: Partial<typeof EMPTY>) => setTerms((now) => ({ ...now, ...part }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = {
      label: terms.label,
      password: terms.password || null,
      comment: terms.comment,
      expires_at: expiryAfter(terms.days, new Date()),
      hidden_lanes: terms.hidden,
      view,
      question,
      origins: originsOf(terms.origins),
    };
    const made = await work.run(() => send<Share>("POST", `/journeys/${encodeURIComponent(slug)}/shares`, body));
    if (!made) return;
    setTerms(EMPTY);
    onMade();
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} autoComplete="off">
      <div className="fields">
        <TextInput label={t("label")} description={t("labelHint")} value={terms.label} onChange={(event) => set({ label: event.currentTarget.value })} />
        <NativeSelect label={t("valid")} description={t("validHint")} value={terms.days} data={SPANS.map((value) => ({ value, label: value ? t("days", { count: Number(value) }) : t("always") }))} onChange={(event) => set({ days: event.currentTarget.value })} />
        <PasswordField label={t("password")} description={t("passwordHint")} required={false} autoComplete="off" value={terms.password} onChange={(password) => set({ password })} />
        <MultiSelect label={t("hide")} description={t("hideHint")} data={lanes.map((lane) => ({ value: lane.id, label: lane.title }))} value={terms.hidden} onChange={(hidden) => set({ hidden })} comboboxProps={{ withinPortal: false }} />
        <Checkbox label={t("comment")} checked={terms.comment} onChange={(event) => set({ comment: event.currentTarget.checked })} />
        <TextInput label={t("origins")} description={t("originsHint")} value={terms.origins} onChange={(event) => set({ origins: event.currentTarget.value })} />
      </div>
      {work.error !== null && <ErrorNote error={work.error} />}
      <div><button type="submit" className="btn primary" disabled={work.busy}>{t("make")}</button></div>
    </form>
  );
}
