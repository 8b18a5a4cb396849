import { Button, Kbd } from "@mantine/core";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Step } from "@/api/types";
import { Bound } from "./bind/Bound";
import { RuleEditor } from "./bind/RuleEditor";
import { TrialResult } from "./bind/TrialResult";
import { Unmapped } from "./bind/Unmapped";
import { useTrial } from "./bind/useTrial";
import { set } from "./model/operations";
import { type Draft, ofText, unfinished, widened } from "./rule/draft";
import { parse } from "./rule/parse";
import { render } from "./rule/render";
import type { Side } from "./side";
import { useEditing } from "./useSession";

const KINDS = ["match", "feedback", "asked"] as const;
type Kind = (typeof KINDS)[number];

/** Which events are a step, and which answers speak of it: written, tried on the data, and bound. */
export default function BindPanel({ side }: { side: Side }) {
  const { t } = useTranslation("journey");
  const { journey } = useEditing();
  const [kind, setKind] = useState<Kind>("match");
  const [more, setMore] = useState(false);
  const step = journey.steps.find((one) => "id" in side && one.id === side.id);
  if (!step) return <p className="muted">{t("edit.bind.gone")}</p>;
  const shown = KINDS.filter((one) => one !== "asked" || more || kind === "asked" || step.asked);
  return (
    <div className="bindpanel">
      <h2 lang={journey.lang}>{t(`edit.bind.title.${kind}`, { step: step.title })}</h2>
      <div className="row">
        <div className="seg" role="group" aria-label={t("edit.bind.kinds")}>
          {shown.map((one) => (
            <button key={one} type="button" aria-pressed={kind === one} onClick={() => setKind(one)}>
              {t(`edit.bind.kind.${one}`)}
            </button>
          ))}
        </div>
        {!shown.includes("asked") && (
          <button type="button" className="btn sm quiet" aria-expanded={more} onClick={() => setMore(true)}>
            {t("edit.bind.more")}
          </button>
        )}
      </div>
      <p className="muted fs12">{t(`edit.bind.about.${kind}`)}</p>
      <Binding key={`${step.id} ${kind}`} step={step} kind={kind} />
    </div>
  );
}

function Binding({ step, kind }: { step: Step; kind: Kind }) {
  const { t } = useTranslation("journey");
  const { slug, told, edit } = useEditing();
  const saved = step[kind] ?? "";
  const [draft, setDraft] = useDraft(saved);
  const { trial, error, waiting } = useTrial(slug, { step: step.id, kind, rule: draft.text, title: step.title }, told.version);
  const form = useFirstValue(!saved);
  const ready = draft.wrongAt === null && draft.text.trim() !== "" && draft.text !== saved && !(draft.group && unfinished(draft.group));
  const put = (rule: string | null) => {
    setDraft(ofText(rule ?? ""));
    edit([set("steps", step.id, kind, rule)], "bind");
  };
  const bind = (text: string) => put(render(parse(text)));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (ready) bind(draft.text);
  };
  return (
    // Ctrl+Enter binds from anywhere in the form; the button beside says so.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form ref={form} tabIndex={-1} className="bindform" aria-label={t(`edit.bind.kind.${kind}`)} onKeyDown={onKeyDown} onSubmit={(event) => event.preventDefault()}>
      <RuleEditor label={t(`edit.bind.kind.${kind}`)} draft={draft} onChange={setDraft} />
      <TrialResult trial={trial} error={draft.text.trim() ? error : null} waiting={waiting} />
      {kind === "match" && trial && trial.rows > 0 && !step.feedback && <p className="note">{t("edit.bind.noFeedback")}</p>}
      {trial && kind !== "asked" && <Unmapped trial={trial} onBind={(rule) => bind(widened(draft, rule).text)} />}
      {saved && <Bound step={step.id} />}
      <div className="row bindfoot">
        {saved && (
          <Button size="xs" variant="subtle" color="gray" onClick={() => put(null)}>
            {t("edit.bind.unbind")}
          </Button>
        )}
        <span className="grow" />
        {saved && draft.text !== saved && (
          <Button size="xs" variant="default" onClick={() => setDraft(ofText(saved))}>
            {t("edit.bind.cancel")}
          </Button>
        )}
        <Button size="xs" disabled={!ready} onClick={() => bind(draft.text)} rightSection={<Kbd size="xs">Ctrl ↵</Kbd>}>
          {t("edit.bind.bind")}
        </Button>
      </div>
    </form>
  );
}

/** A draft of the saved rule: what others bind meanwhile shows, unless something else is being written. */
function useDraft(saved: string): [Draft, (draft: Draft) => void] {
  const [draft, setDraft] = useState<Draft>(() => ofText(saved));
  const [from, setFrom] = useState(saved);
  if (from !== saved) {
    setFrom(saved);
    if (draft.text === from) setDraft(ofText(saved));
  }
  return [draft, setDraft];
}

/** The focus goes, once, when the form appears: where nothing is bound to the value to be filled in, else to the form. */
function useFirstValue(unbound: boolean) {
  const form = useRef<HTMLFormElement>(null);
  const first = useRef(unbound);
  useEffect(() => {
    const value = first.current ? form.current?.querySelector<HTMLElement>("input[data-first-value], .rulevalue input, textarea") : null;
    (value ?? form.current)?.focus();
  }, []);
  return form;
}
