import { useWindowEvent } from "@mantine/hooks";
import { IconArrowsMaximize, IconChevronLeft, IconChevronRight, IconX } from "@tabler/icons-react";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { useJourney, useMeasured } from "@/api/queries";
import { ErrorNote, PageSkeleton } from "@/ui/states";
import { JourneyContext, type JourneyData } from "../data";
import { queryOf, readView, savedIn } from "../model/view";
import { type Slide, slideAfter, slidesOf } from "./slides";
import { StageSlide } from "./StageSlide";
import { TitleSlide } from "./TitleSlide";

/** The whole screen, where the browser lets a page have it; without it the slides fill the window. */
const enlarge = () => void document.documentElement.requestFullscreen().catch(() => undefined);

/** The map as slides: arrows lead on and back, Home and End to the ends, F fills the screen, Escape leaves. */
export default function PresentPage() {
  const { slug = "" } = useParams();
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const view = useMemo(() => readView(params), [params]);
  const loaded = useJourney(slug);
  const measured = useMeasured(slug, loaded.data ? queryOf(view, loaded.data) : null);
  const slides = useMemo(() => (loaded.data ? slidesOf(loaded.data, savedIn(view, loaded.data)) : []), [loaded.data, view]);
  const at = Math.max(0, Math.min(slides.length - 1, Number(params.get("slide") ?? 1) - 1 || 0));
  const data = useMemo<JourneyData | null>(
    () =>
      loaded.data
        ? { journey: loaded.data, steps: loaded.data.steps, measured: measured.data ?? null, stale: measured.isPlaceholderData, view, change: () => undefined, openStep: () => undefined }
        : null,
    [loaded.data, measured.data, measured.isPlaceholderData, view],
  );

  const go = (to: number) =>
    setParams((now) => {
      const next = new URLSearchParams(now);
      next.set("slide", String(to + 1));
      return next;
    }, { replace: true });
  const leave = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    const next = new URLSearchParams(params);
    next.delete("slide");
    void navigate({ pathname: `/journeys/${slug}`, search: next.toString() });
  };
  useWindowEvent("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onButton = event.target instanceof HTMLButtonElement && [" ", "Enter"].includes(event.key);
    const next = onButton ? null : slideAfter(event.key, at, slides.length);
    if (event.key === "Escape") leave();
    else if (event.key === "f") enlarge();
    else if (next !== null) go(next);
    else return;
    event.preventDefault();
  });

  if (loaded.error) return <div className="pagepad"><ErrorNote error={loaded.error} onRetry={() => void loaded.refetch()} /></div>;
  const slide = slides[at];
  if (!data || !slide) return <PageSkeleton />;
  return (
    <JourneyContext value={data}>
      <title>{`${data.journey.title} · Sojourn`}</title>
      <Stand slide={slide} at={at} slides={slides} onGo={go} onLeave={leave} lang={data.journey.lang} />
    </JourneyContext>
  );
}

interface StandProps {
  slide: Slide;
  at: number;
  slides: Slide[];
  onGo: (to: number) => void;
  onLeave: () => void;
  lang: string;
}

function Stand({ slide, at, slides, onGo, onLeave, lang }: StandProps) {
  const { t } = useTranslation("journey");
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  const named = (one: Slide) => [one.title || t("map.noStage"), one.kind === "part" && one.of > 1 ? `${one.place}/${one.of}` : ""].filter(Boolean).join(" ");
  const next = slides[at + 1];
  return (
    <section className="present" ref={box} tabIndex={-1} aria-roledescription={t("edit.views.presentation")} aria-label={named(slides[0] ?? slide)}>
      <span className="vh" role="status">{t("edit.views.slideOf", { number: at + 1, total: slides.length, title: named(slide) })}</span>
      {slide.kind === "part" && <h2 lang={lang}>{named(slide)}</h2>}
      {slide.kind === "title" ? <TitleSlide /> : <StageSlide key={at} steps={slide.steps} title={named(slide)} />}
      <footer>
        <span className="present-next">{next ? <>{t("edit.views.next")} <b lang={lang}>{named(next)}</b></> : t("edit.views.last")}</span>
        <span className="grow" />
        <button type="button" className="btn sm quiet" disabled={at === 0} aria-label={t("edit.views.slideBack")} aria-keyshortcuts="ArrowLeft" onClick={() => onGo(at - 1)}>
          <IconChevronLeft size={16} stroke={1.75} aria-hidden="true" />
        </button>
        <span className="present-number">{at + 1} / {slides.length}</span>
        <button type="button" className="btn sm quiet" disabled={!next} aria-label={t("edit.views.slideOn")} aria-keyshortcuts="ArrowRight" onClick={() => onGo(at + 1)}>
          <IconChevronRight size={16} stroke={1.75} aria-hidden="true" />
        </button>
        <button type="button" className="btn sm quiet" aria-label={t("edit.views.fullScreen")} aria-keyshortcuts="f" onClick={enlarge}>
          <IconArrowsMaximize size={14} stroke={1.75} aria-hidden="true" />
        </button>
        <button type="button" className="btn sm quiet" aria-label={t("edit.views.leave")} aria-keyshortcuts="Escape" onClick={onLeave}>
          <IconX size={16} stroke={1.75} aria-hidden="true" />
        </button>
      </footer>
    </section>
  );
}
