import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "@/api/client";
import type { Journey } from "@/api/types";
import { Computing, ErrorNote } from "@/ui/states";
import { QuestionField } from "./QuestionField";
import { answered, answersOf, EMPTY, QUESTIONS } from "./questions";
import "./start.css";
import { Summary } from "./Summary";
import { useBegin } from "./useBegin";

/** One question a screen, any of them may be skipped, and a summary before the journey is made. */
export default function GuidedPage() {
  const { t, i18n } = useTranslation("start");
  const [draft, setDraft] = useState(EMPTY);
  const [at, setAt] = useState(0);
  const { busy, error, begin } = useBegin();
  const form = useRef<HTMLFormElement>(null);
  const question = QUESTIONS[at];

  useEffect(() => {
    // After each answer the keyboard is in the next field, or on the heading of the summary.
    const page = form.current;
    (page?.querySelector<HTMLElement>("[data-autofocus]") ?? page?.querySelector("h1"))?.focus();
  }, [at]);

  useEffect(() => {
    // Keys of the whole page: in a field of several lines Enter makes a line, so Ctrl+Enter goes on.
    const keys = (event: KeyboardEvent) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        form.current?.requestSubmit();
      } else if (event.key === "Escape" && !event.defaultPrevented) setAt((now) => Math.max(0, now - 1));
    };
    const page = form.current;
    page?.addEventListener("keydown", keys);
    return () => page?.removeEventListener("keydown", keys);
  }, []);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (question) setAt(at + 1);
    else void begin(() => send<Journey>("POST", "/journeys/start", answersOf(draft, i18n.resolvedLanguage ?? "en")));
  };

  return (
    <div className="startpage">
      <form ref={form} className="guided" onSubmit={submit}>
        <p className="muted fs12" role="status">{question ? t("place", { n: at + 1, count: QUESTIONS.length }) : t("summary.place")}</p>
        <progress max={QUESTIONS.length} value={at} aria-hidden="true" />
        <h1 tabIndex={-1}>{question ? t(`question.${question.id}.ask`) : t("summary.title")}</h1>
        {question ? (
          <>
            <p className="muted">{t(`question.${question.id}.why`)}</p>
            <QuestionField question={question} draft={draft} onChange={setDraft} />
          </>
        ) : (
          <Summary draft={draft} onGo={setAt} />
        )}
        <div className="row">
          {at > 0 && <button type="button" className="btn" disabled={busy} onClick={() => setAt(at - 1)}>{t("back")}</button>}
          <button type="submit" className="btn primary" disabled={busy}>{question ? (answered(draft, question) ? t("next") : t("skip")) : t("summary.make")}</button>
          {question && at > 0 && <button type="button" className="btn quiet" onClick={() => setAt(QUESTIONS.length)}>{t("toSummary")}</button>}
        </div>
        <p className="muted fs11">{t("keys")}</p>
        {busy && <Computing label={t("making")} />}
        {error !== null && <ErrorNote error={error} />}
      </form>
    </div>
  );
}
