import { type FormEvent, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { unlock, useSharedMap, useSharedMeasured, useSharedState } from "@/api/shared";
import { PasswordField } from "@/ui/PasswordField";
import { Computing, ErrorNote, PageSkeleton } from "@/ui/states";
import { useFormat } from "@/ui/useFormat";
import { useSay } from "@/ui/useSay";
import { useWait } from "@/ui/useWait";
import { useWork } from "@/ui/useWork";
import { JourneyContext, type JourneyData } from "../data";
import { LivingMap } from "../map/LivingMap";
import { readView, type View } from "../model/view";
import { named } from "../naming";
import { SharedComments } from "./SharedComments";

function Locked({ token, onOpen }: { token: string; onOpen: () => void }) {
  const { t } = useTranslation("journey");
  const work = useWork();
  const wait = useWait(work.error);
  const [password, setPassword] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await work.run(() => unlock(token, password))) onOpen();
  };
  return (
    <main className="door">
      <section className="doorcard">
        <h1>{t("shared.locked")}</h1>
        <form onSubmit={(event) => void submit(event)}>
          <PasswordField label={t("shared.password")} autoComplete="off" value={password} onChange={setPassword} />
          {work.error !== null && <ErrorNote error={work.error} />}
          <button type="submit" className="btn primary" disabled={work.busy || wait > 0}>{wait > 0 ? t("shared.wait", { count: wait }) : t("shared.open")}</button>
        </form>
      </section>
    </main>
  );
}

/** The map of a share link, to be read only: no navigation, no filters, no way to anything else. */
export default function SharedPage({ embedded = false }: { embedded?: boolean }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  const say = useSay();
  const { token = "" } = useParams();
  const state = useSharedState(token);
  const open = state.data?.locked === false;
  const map = useSharedMap(token, open);
  const measured = useSharedMeasured(token, open);
  const [zoom, setZoom] = useState<Partial<View>>({});

  const data = useMemo<JourneyData | null>(
    () =>
      map.data
        ? {
            journey: map.data.journey,
            steps: map.data.journey.steps,
            measured: measured.data ? named(measured.data, format, say) : null,
            stale: false,
            view: { ...readView(new URLSearchParams(map.data.view)), shown: "map", ...zoom },
            change: (part) => setZoom((now) => ({ ...now, ...part })),
            openStep: () => undefined,
          }
        : null,
    [map.data, measured.data, zoom, format, say],
  );

  const error = state.error ?? map.error ?? measured.error;
  if (error) return <main className="door"><section className="doorcard"><ErrorNote error={error} onRetry={() => void state.refetch()} /></section></main>;
  if (state.data?.locked) return <Locked token={token} onOpen={() => void state.refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <JourneyContext value={data}>
      <title>{`${data.journey.title} · Sojourn`}</title>
      <main className="sharepage">
        {!embedded && (
          <header className="titlebar">
            <div className="tl">
              <div className="titleline"><h1 lang={data.journey.lang}>{data.journey.title}</h1></div>
              {data.journey.data_label && <div className="meta"><span className="chip">{data.journey.data_label}</span></div>}
            </div>
          </header>
        )}
        <div>
          {measured.isFetching && !data.measured && <div className="busyline"><Computing label={t("map.computing")} /></div>}
          <LivingMap lit={null} />
        </div>
        {map.data?.comment && !embedded && <SharedComments token={token} />}
        <p className="by">{t("shared.by")}</p>
      </main>
    </JourneyContext>
  );
}
