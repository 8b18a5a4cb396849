import { Button } from "@mantine/core";
import { IconChevronLeft, IconHistory } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { request } from "@/api/client";
import { complete } from "@/api/journey";
import { ErrorNote, PageSkeleton } from "@/ui/states";
import { JourneyContext, type JourneyData, useJourneyData } from "../../data";
import { LivingMap } from "../../map/LivingMap";
import { addressOf } from "../transport";
import { usePreview } from "./usePreview";

/** The map that is edited, or in its place an old version of it, to be read only. */
export function Preview({ children }: { children: ReactNode }) {
  const { version } = usePreview();
  return version === null ? children : <OldMap version={version} />;
}

function OldMap({ version }: { version: number }) {
  const { t } = useTranslation("journey");
  const { look } = usePreview();
  const now = useJourneyData();
  const slug = now.journey.slug;
  const old = useQuery({
    queryKey: ["version", slug, version],
    queryFn: async ({ signal }) => complete(await request<unknown>(addressOf(slug), { version: String(version) }, { signal })),
    staleTime: Infinity,
  });
  const data = useMemo<JourneyData | null>(() => {
    if (!old.data) return null;
    // Numbers are those of the newest drawing; beside an old one they would say what nobody measured.
    const journey = { ...old.data, lanes: old.data.lanes.filter((lane) => lane.type !== "metrics") };
    return { ...now, journey, steps: journey.steps, measured: null, stale: false, openStep: () => undefined };
  }, [old.data, now]);
  return (
    <div className="oldmap">
      <div className="oldmap-bar" role="status">
        <IconHistory size={16} stroke={1.75} aria-hidden="true" />
        <span>
          <b>{t("edit.versions.looking", { version })}</b> {t("edit.versions.lookingHint")}
        </span>
        <Button size="xs" leftSection={<IconChevronLeft size={14} stroke={1.75} aria-hidden="true" />} onClick={() => look(null)}>
          {t("edit.versions.back")}
        </Button>
      </div>
      {old.error && <ErrorNote error={old.error} onRetry={() => void old.refetch()} />}
      {data ? (
        <JourneyContext value={data}>
          <LivingMap lit={null} />
        </JourneyContext>
      ) : (
        !old.error && <PageSkeleton />
      )}
    </div>
  );
}
