import { IconFileImport } from "@tabler/icons-react";
import { type ChangeEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { request } from "@/api/client";
import type { FromFile } from "@/api/types";
import { Computing, ErrorNote } from "@/ui/states";
import "./start.css";
import { useBegin } from "./useBegin";

const KINDS = ".yaml,.yml,.json,.csv,.tsv,.xlsx,.mmd,.mermaid,.cjml,.xml";

function read(file: File, save: boolean) {
  const headers = { accept: "application/json", "content-type": "application/octet-stream" };
  return request<FromFile>("/journeys/from-file", { name: file.name, save: String(save) }, { method: "POST", headers, body: file });
}

/** A map file is read and shown with what was lost on the way before anything is saved. */
export default function FilePage() {
  const { t } = useTranslation("start");
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<{ file: File; found: FromFile } | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const { busy, error, begin } = useBegin();

  const look = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = "";
    if (!file) return;
    setProblem(null);
    setChosen(null);
    try {
      setChosen({ file, found: await read(file, false) });
    } catch (cause) {
      setProblem(cause);
    }
  };

  return (
    <>
      <div className="titlebar"><div className="tl"><h1>{t("file.title")}</h1></div></div>
      <div className="startpage">
        <p className="muted">{t("file.text")}</p>
        <div className="row">
          <button type="button" className={chosen ? "btn" : "btn primary"} onClick={() => input.current?.click()}>
            <IconFileImport size={15} className="i" aria-hidden="true" />
            {t("file.choose")}
          </button>
          <input ref={input} type="file" hidden accept={KINDS} aria-label={t("file.choose")} onChange={(event) => void look(event)} />
        </div>
        {problem !== null && <ErrorNote error={problem} />}
        {chosen && <Found name={chosen.file.name} found={chosen.found} busy={busy} onMake={() => void begin(async () => (await read(chosen.file, true)).journey)} />}
        {busy && <Computing label={t("making")} />}
        {error !== null && <ErrorNote error={error} />}
      </div>
    </>
  );
}

function Found({ name, found, busy, onMake }: { name: string; found: FromFile; busy: boolean; onMake: () => void }) {
  const { t } = useTranslation("start");
  const { journey, notes, findings } = found;
  const broken = findings.some((finding) => finding.severity === "error");
  return (
    <section className="card found" aria-label={journey.title}>
      <h2>{journey.title}</h2>
      <p className="muted fs12">{t("file.size", { name, steps: journey.steps.length, stages: journey.stages.length, lanes: journey.lanes.length })}</p>
      <p className="fs12">{journey.stages.map((stage) => stage.title).join(" → ")}</p>
      <h3>{t("file.notes")}</h3>
      {notes.length > 0 ? <ul className="plain">{notes.map((note) => <li key={note} lang="en">{note}</li>)}</ul> : <p className="fs12">{t("file.nothingLost")}</p>}
      {findings.length > 0 && (
        <>
          <h3>{t("file.findings")}</h3>
          <ul className="plain">{findings.map((finding) => <li key={`${finding.path} ${finding.code}`} lang="en">{finding.message} {finding.hint}</li>)}</ul>
        </>
      )}
      <div className="row"><button type="button" className="btn primary" disabled={busy || broken} onClick={onMake}>{t("file.make")}</button></div>
    </section>
  );
}
