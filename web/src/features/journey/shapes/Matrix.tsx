import { useTranslation } from "react-i18next";
import type { Query } from "@/api/client";
import { usePriorities } from "@/api/looking";
import { Computing, ErrorNote } from "@/ui/states";
import { useJourneyData } from "../data";
import { Effort } from "./Effort";
import { Needs } from "./Needs";

/** Steps by importance and satisfaction, or work by value and effort; each with its table. */
export function Matrix({ kind, query }: { kind: "needs" | "effort"; query: Query | null }) {
  const { t } = useTranslation("journey");
  const { change } = useJourneyData();
  const found = usePriorities(useJourneyData().journey.slug, query);
  return (
    <section className={found.isPlaceholderData ? "tablearea matrixarea stale-values" : "tablearea matrixarea"} data-region="map" aria-label={t("shapes.needs")}>
      <div className="matrixbar">
        <span className="seg" role="group" aria-label={t("matrix.which")}>
          {(["needs", "effort"] as const).map((one) => (
            <button key={one} type="button" aria-pressed={one === kind} onClick={() => change({ shown: one })}>{t(`matrix.${one}.name`)}</button>
          ))}
        </span>
        <p className="muted fs12">{t(`matrix.${kind}.about`)}</p>
      </div>
      {found.error && <ErrorNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.isLoading && <Computing label={t("map.computing")} />}
      {found.data && (kind === "needs" ? <Needs steps={found.data.steps} /> : <Effort work={found.data.work} />)}
    </section>
  );
}
