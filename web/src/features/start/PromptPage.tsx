import { Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { request, send } from "@/api/client";
import type { Checked, Journey, Prompt } from "@/api/types";
import { Computing, ErrorNote } from "@/ui/states";
import { useSay } from "@/ui/useSay";
import { Proposals } from "./Proposals";
import { counts, fates } from "./proposals";
import "./start.css";
import { useBegin } from "./useBegin";

/** A prompt to take to any language model, and its answer back, item by item. Nothing is sent anywhere from here. */
export default function PromptPage() {
  const { t } = useTranslation("start");
  return (
    <>
      <div className="titlebar"><div className="tl"><h1>{t("prompt.title")}</h1></div></div>
      <div className="startpage">
        <p className="muted">{t("prompt.text")}</p>
        <TakePrompt />
        <PasteAnswer />
      </div>
    </>
  );
}

function TakePrompt() {
  const { t, i18n } = useTranslation("start");
  const language = i18n.resolvedLanguage ?? "en";
  const [about, setAbout] = useState("");
  const [copied, setCopied] = useState(false);
  const wanted = useDeferredValue(about);
  const { data, error } = useQuery({ queryKey: ["prompt", language, wanted], queryFn: () => request<Prompt>("/prompt", { language, about: wanted }), placeholderData: (before) => before });
  const copy = async () => {
    await navigator.clipboard.writeText(data?.text ?? "");
    setCopied(true);
  };
  return (
    <section aria-labelledby="take-prompt">
      <h2 id="take-prompt">{t("prompt.take")}</h2>
      <TextInput label={t("prompt.about")} maxLength={2000} value={about} onChange={(event) => { setAbout(event.currentTarget.value); setCopied(false); }} />
      <Textarea label={t("prompt.whole")} readOnly rows={8} value={data?.text ?? ""} classNames={{ input: "code" }} onFocus={(event) => event.currentTarget.select()} />
      <div className="row">
        <button type="button" className="btn" disabled={!data} onClick={() => void copy()}>
          {copied ? <IconCheck size={15} className="i" aria-hidden="true" /> : <IconCopy size={15} className="i" aria-hidden="true" />}
          {copied ? t("prompt.copied") : t("prompt.copy")}
        </button>
        <span role="status" className="vh">{copied ? t("prompt.copied") : ""}</span>
      </div>
      {error && <ErrorNote error={error} />}
    </section>
  );
}

function PasteAnswer() {
  const { t, i18n } = useTranslation("start");
  const say = useSay();
  const language = i18n.resolvedLanguage ?? "en";
  const [answer, setAnswer] = useState("");
  const [rejected, setRejected] = useState<Set<string>>(new Set());
  const check = useMutation({ mutationFn: () => send<Checked>("POST", "/prompt/check", { answer, language }), onSuccess: () => setRejected(new Set()) });
  const { busy, error, begin } = useBegin();
  const checked = check.data;
  const taken = checked ? counts(checked.items, fates(checked.items, rejected)) : [];
  const change = (text: string) => {
    setAnswer(text);
    check.reset();
  };
  return (
    <section aria-labelledby="paste-answer">
      <h2 id="paste-answer">{t("prompt.paste")}</h2>
      <Textarea label={t("prompt.answer")} rows={8} value={answer} classNames={{ input: "code" }} onChange={(event) => change(event.currentTarget.value)} />
      <div className="row"><button type="button" className={checked ? "btn" : "btn primary"} disabled={!answer.trim() || check.isPending} onClick={() => check.mutate()}>{t("prompt.check")}</button></div>
      {check.isPending && <Computing label={t("prompt.checking")} />}
      {check.error && <ErrorNote error={check.error} />}
      {checked && (
        <>
          {checked.notes.map((note) => <p key={note.text} className="note">{say(note)}</p>)}
          <p role="status">{taken.length > 0 ? t("prompt.gets", { list: taken.map(({ kind, count }) => t(`prompt.count.${kind}`, { count })).join(", ") }) : t("prompt.none")}</p>
          <Proposals checked={checked} rejected={rejected} onChange={setRejected} />
          <div className="row">
            <button type="button" className="btn primary" disabled={busy || !taken.some(({ kind }) => kind === "step")} onClick={() => void begin(() => send<Journey>("POST", "/journeys/from-answer", { answer, language, rejected: [...rejected] }))}>{t("prompt.make")}</button>
          </div>
        </>
      )}
      {busy && <Computing label={t("making")} />}
      {error !== null && <ErrorNote error={error} />}
    </section>
  );
}
