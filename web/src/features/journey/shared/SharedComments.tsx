import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { sayShared, useSharedComments } from "@/api/shared";
import { ErrorNote } from "@/ui/states";
import { Rich } from "@/ui/Rich";
import { useFormat } from "@/ui/useFormat";
import { useWork } from "@/ui/useWork";
import { useJourneyData } from "../data";
import { newId } from "../edit/model/operations";

/** What readers of a share link say about the map, where the link lets them. */
export function SharedComments({ token }: { token: string }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  const { journey, steps } = useJourneyData();
  const comments = useSharedComments(token, true);
  const work = useWork();
  const [name, setName] = useState("");
  const [step, setStep] = useState("");
  const [text, setText] = useState("");
  const titleOf = (id: string) => steps.find((one) => one.id === id)?.title;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const said = await work.run(() => sayShared(token, { id: newId("k"), name, step: step || null, thread: null, text }));
    if (!said) return;
    setText("");
    void comments.refetch();
  };
  return (
    <section className="sharedcomments" aria-label={t("edit.side.comments")}>
      <h2>{t("edit.side.comments")}</h2>
      <ul>
        {(comments.data ?? []).map((one) => (
          <li key={one.id}>
            <b>{one.author || t("shared.guest")}</b> <span className="muted">{format.moment(one.said_at)}</span>
            {one.part === "steps" && <span className="chip" lang={journey.lang}>{titleOf(one.of)}</span>}
            <Rich text={one.text} />
          </li>
        ))}
      </ul>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <div className="fields">
          <TextInput label={t("shared.yourName")} value={name} maxLength={80} onChange={(event) => setName(event.currentTarget.value)} />
          <NativeSelect label={t("shared.about")} value={step} data={[{ value: "", label: t("shared.whole") }, ...steps.map((one) => ({ value: one.id, label: one.title }))]} onChange={(event) => setStep(event.currentTarget.value)} />
        </div>
        <Textarea label={t("shared.comment")} value={text} minRows={2} autosize onChange={(event) => setText(event.currentTarget.value)} />
        {work.error !== null && <ErrorNote error={work.error} />}
        <div><button type="submit" className="btn primary" disabled={work.busy || !text.trim()}>{t("shared.send")}</button></div>
      </form>
    </section>
  );
}
