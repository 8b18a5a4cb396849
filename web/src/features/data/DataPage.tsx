import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ApiError } from "../../api/client";
import { ErrorNote } from "../../ui/states";
import "./data.css";
import { DropZone } from "./DropZone";
import { draftMap, type Job, type Upload, uploadFile } from "./imports";
import { Mapping } from "./Mapping";
import { Progress } from "./Progress";
import { Report } from "./Report";
import { Workspace } from "./Workspace";

type Stage =
  | { at: "drop" }
  | { at: "sending"; name: string; size: number }
  | { at: "mapping"; upload: Upload }
  | { at: "importing"; upload: Upload; job: string }
  | { at: "done"; upload: Upload; job: Job };

/** From a file to a drafted map: drop, check the columns, import, draft. */
export default function DataPage() {
  const { t } = useTranslation("data");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [stage, setStage] = useState<Stage>({ at: "drop" });
  const [error, setError] = useState<unknown>(null);
  const sending = useRef<AbortController | null>(null);

  const send = async (file: File) => {
    sending.current = new AbortController();
    setError(null);
    setStage({ at: "sending", name: file.name, size: file.size });
    try {
      setStage({ at: "mapping", upload: await uploadFile(file, sending.current.signal) });
    } catch (cause) {
      if (!sending.current.signal.aborted) setError(cause);
      setStage({ at: "drop" });
    }
  };
  const done = (upload: Upload, job: Job) => {
    void queries.invalidateQueries();
    setStage(job.state === "done" ? { at: "done", upload, job } : { at: "mapping", upload });
    if (job.state === "failed") setError(job.error ? new ApiError(0, job.error.code, job.error.message, job.error.hint, job.error.facts) : new Error(t("failed")));
  };
  const draft = async (title: string) => {
    try {
      const journey = await draftMap(title);
      await queries.invalidateQueries();
      void navigate(`/journeys/${encodeURIComponent(journey.slug)}`);
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <>
      <div className="titlebar">
        <div className="tl">
          <h1>{t("title")}</h1>
          <div className="meta"><span>{t("about")}</span></div>
        </div>
      </div>
      <div className="datapage">
        {error !== null && <ErrorNote error={error} onRetry={() => setError(null)} />}
        {stage.at === "drop" && <DropZone onFile={(file) => void send(file)} />}
        {stage.at === "sending" && (
          <p role="status" className="row">
            {t("sending", { name: stage.name })}
            <button type="button" className="btn sm" onClick={() => sending.current?.abort()}>{t("cancel")}</button>
          </p>
        )}
        {stage.at === "mapping" && (
          <Mapping upload={stage.upload} onUpload={(upload) => setStage({ at: "mapping", upload })} onStart={(job) => { setError(null); setStage({ at: "importing", upload: stage.upload, job }); }} onBack={() => setStage({ at: "drop" })} />
        )}
        {stage.at === "importing" && <Progress job={stage.job} onEnd={(job) => done(stage.upload, job)} />}
        {stage.at === "done" && stage.job.report && (
          <Report report={stage.job.report} name={stage.upload.name} onDraft={draft} onMore={() => setStage({ at: "drop" })} />
        )}
        <Workspace />
      </div>
    </>
  );
}
