import { NativeSelect, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFields } from "../../api/queries";
import { FunnelChart, type FunnelRow } from "./FunnelChart";
import { type EventCount } from "./graph";
import { body, useAnswer, useFilters } from "./question";
import { Result } from "./Result";

/** Builds a funnel from events or rules, in order, within a time from the first step. */
export function FunnelView() {
  const { t } = useTranslation("paths");
  const { filters, params, change } = useFilters();
  const events = useAnswer<EventCount>("events", { ...body(filters), limit: 500 });
  const fields = useFields();
  const steps = params.getAll("step");
  const within = params.get("within") ?? "7d";
  const by = params.get("by") ?? "";
  const exclude = params.get("exclude") ?? "";
  const asked = steps.length >= 2 ? { ...body(filters), steps, within, ...(by ? { by } : {}), ...(exclude ? { exclude: [exclude] } : {}) } : null;
  const funnel = useAnswer<FunnelRow>("funnel", asked);
  const names = (events.data?.rows ?? []).map((event) => event.event);
  const properties = (fields.data?.fields ?? []).filter((field) => field.kind === "property" || field.name === "channel").map((field) => field.name);
  const any = [{ value: "", label: t("funnel.none") }];
  return (
    <div className="funnelpage">
      <section className="funnelbuild" aria-label={t("funnel.build")}>
        <h2>{t("funnel.steps")}</h2>
        <StepList steps={steps} onChange={(next) => change({ step: next })} />
        <AddStep names={names} onAdd={(name) => change({ step: [...steps, name] })} />
        <Within value={within} onChange={(value) => change({ within: value })} />
        <NativeSelect size="xs" label={t("funnel.by")} data={[...any, ...properties]} value={by} onChange={(event) => change({ by: event.currentTarget.value })} />
        <NativeSelect size="xs" label={t("funnel.exclude")} data={[...any, ...names]} value={exclude} onChange={(event) => change({ exclude: event.currentTarget.value })} />
      </section>
      <section aria-label={t("funnel.result")} aria-live="polite">
        {asked ? <Result query={funnel}>{(answer) => <FunnelChart rows={answer.rows} by={by} />}</Result> : <p className="pagepad muted">{t("funnel.atLeastTwo")}</p>}
      </section>
    </div>
  );
}

function StepList({ steps, onChange }: { steps: string[]; onChange: (steps: string[]) => void }) {
  const { t } = useTranslation("paths");
  const move = (at: number, by: number) => {
    const next = [...steps];
    const [step] = next.splice(at, 1);
    if (step !== undefined) next.splice(at + by, 0, step);
    onChange(next);
  };
  return (
    <ol className="funnelsteps">
      {steps.map((step, at) => (
        <li key={`${at}-${step}`}>
          <span className="n1">{at + 1}</span>
          <span className="grow">{step}</span>
          <button type="button" className="ib" disabled={at === 0} aria-label={t("funnel.up", { step })} onClick={() => move(at, -1)}><IconArrowUp size={14} aria-hidden="true" /></button>
          <button type="button" className="ib" disabled={at === steps.length - 1} aria-label={t("funnel.down", { step })} onClick={() => move(at, 1)}><IconArrowDown size={14} aria-hidden="true" /></button>
          <button type="button" className="ib" aria-label={t("funnel.remove", { step })} onClick={() => onChange(steps.filter((_, other) => other !== at))}><IconX size={14} aria-hidden="true" /></button>
        </li>
      ))}
    </ol>
  );
}

function AddStep({ names, onAdd }: { names: string[]; onAdd: (step: string) => void }) {
  const { t } = useTranslation("paths");
  const [text, setText] = useState("");
  const add = () => {
    if (text.trim()) onAdd(text.trim());
    setText("");
  };
  return (
    <form className="row addstep" onSubmit={(event) => { event.preventDefault(); add(); }}>
      <TextInput className="grow" size="xs" list="funnel-events" label={t("funnel.add")} description={t("funnel.addHint")} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <datalist id="funnel-events">{names.map((name) => <option key={name} value={name} />)}</datalist>
      <button type="submit" className="btn" disabled={!text.trim()}><IconPlus size={14} aria-hidden="true" />{t("funnel.addButton")}</button>
    </form>
  );
}

function Within({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation("paths");
  const [text, setText] = useState(value);
  return <TextInput size="xs" label={t("funnel.within")} description={t("funnel.withinHint")} value={text} onChange={(event) => setText(event.currentTarget.value)} onBlur={() => onChange(text.trim() || "7d")} />;
}
