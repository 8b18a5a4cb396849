import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../ui/states";
import { useFormat } from "../../ui/useFormat";
import { cancelJob, getJob, type Job } from "./imports";

/** How far the import is, with rate and time left; it can be stopped, and then nothing of it stays. */
export function Progress({ job, onEnd }: { job: string; onEnd: (job: Job) => void }) {
  const { t } = useTranslation("data");
  const format = useFormat();
  const query = useQuery({ queryKey: ["job", job], queryFn: () => getJob(job), refetchInterval: (last) => (ended(last.state.data) ? false : 400), gcTime: 0 });
  const found = query.data;
  useEffect(() => {
    if (found && ended(found)) onEnd(found);
    // onEnd changes with every render of the page; a job ends once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [found?.state]);
  if (query.isError) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />;
  const progress = found?.progress;
  const share = progress?.share ?? null;
  return (
    <div className="importing" role="status" aria-live="polite">
      <progress value={share ?? undefined} max={1} aria-label={t("progress.label")} />
      <span>
        {t("progress.done", { done: format.count(progress?.done ?? 0) })}
        {progress?.per_second ? ` · ${t("progress.rate", { rate: format.count(Math.round(progress.per_second)) })}` : ""}
        {progress?.seconds_left ? ` · ${t("progress.left", { time: format.duration(progress.seconds_left) })}` : ""}
      </span>
      <button type="button" className="btn sm" onClick={() => void cancelJob(job)}>{t("cancel")}</button>
    </div>
  );
}

function ended(job: Job | undefined): boolean {
  return job !== undefined && ["done", "failed", "cancelled"].includes(job.state);
}
