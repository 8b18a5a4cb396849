import { useElementSize, useMergedRef } from "@mantine/hooks";
import { type KeyboardEvent, type MouseEvent, useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useJourneyData } from "../data";
import { visibleLanes } from "../model/lanes";
import { ZOOMS } from "../model/view";
import { CellCard, type Pointed } from "./CellCard";
import { Headers } from "./Headers";
import { Lanes } from "./Lanes";
import { Notes } from "./Notes";
import { Overview } from "./Overview";
import { go } from "./walking";

export const RAIL = 156;
const END = 9;
const NARROWEST = { overview: 48, measures: 85, everything: 85, wide: 136 } as const;

/** The column width that fills `room`, never under the narrowest of the zoom. */
export function columnWidth(room: number, columns: number, narrowest: number): number {
  return Math.max(narrowest, Math.floor((room - RAIL - END) / Math.max(1, columns)));
}

/** Headers cover what scrolls under them and stay opaque; cells let the curve under them show. */
const litRule = (column: number, percent: number) =>
  ["th,var(--surface)", "td,transparent"]
    .map((pair) => pair.split(","))
    .map(([tag, ground]) => `.map ${tag}[data-column="${column}"]{background:color-mix(in srgb,var(--accent) ${percent}%,${ground});opacity:1!important}`)
    .join("");

const cellOf = (target: EventTarget) => (target instanceof Element ? target.closest<HTMLElement>("[data-step]") : null);

export function LivingMap({ lit }: { lit: string | null }) {
  const { t } = useTranslation("journey");
  const data = useJourneyData();
  const { journey, steps, view, change, openStep, stale } = data;
  const { ref: sizeRef, width } = useElementSize();
  const scroller = useRef<HTMLDivElement>(null);
  const merged = useMergedRef(sizeRef, scroller);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const lanes = useMemo(() => visibleLanes(journey, view), [journey, view]);
  const column = columnWidth(width || 1440, steps.length, NARROWEST[view.zoom]);
  const total = RAIL + column * steps.length + END;
  const litColumn = steps.findIndex((step) => step.id === (lit ?? pointed?.step));

  const point = useCallback((cell: HTMLElement | null) => {
    const box = scroller.current?.getBoundingClientRect();
    if (!cell || !box || !cell.dataset.step) return setPointed(null);
    const at = cell.getBoundingClientRect();
    setPointed({
      step: cell.dataset.step,
      lane: cell.dataset.lane ?? null,
      x: at.left - box.left + (scroller.current?.scrollLeft ?? 0),
      y: at.bottom - box.top + (scroller.current?.scrollTop ?? 0),
      width: at.width,
    });
  }, []);

  const onClick = (event: MouseEvent) => {
    const cell = cellOf(event.target);
    if (cell?.dataset.step && !(event.target as Element).closest("a, button")) openStep(cell.dataset.step);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const cell = cellOf(event.target);
    if (event.key === "Enter" && cell?.dataset.step) return openStep(cell.dataset.step);
    if (event.key === "Escape") return setPointed(null);
    if (event.key === "+" || event.key === "-") {
      const next = ZOOMS[ZOOMS.indexOf(view.zoom) + (event.key === "+" ? 1 : -1)];
      if (next) change({ zoom: next });
      return;
    }
    if (go(event.currentTarget, event)) event.preventDefault();
  };

  return (
    <section className="maparea" aria-label={t("map.label", { title: journey.title })} data-region="map">
      <div className={stale ? "mapscroll stale-values" : "mapscroll"} ref={merged} onMouseLeave={() => setPointed(null)}>
        {litColumn >= 0 && <style>{litRule(litColumn, lit ? 8 : 4)}</style>}
        <table
          className={`map zoom-${view.zoom}`}
          style={{ width: total }}
          role="grid"
          aria-rowcount={-1}
          aria-colcount={steps.length + 1}
          onClick={onClick}
          onKeyDown={onKeyDown}
          onMouseOver={(event) => point(cellOf(event.target))}
          onFocus={(event) => point(cellOf(event.target))}
          onBlur={() => setPointed(null)}
        >
          <caption className="vh">{t("map.caption", { title: journey.title })}</caption>
          <colgroup>
            <col style={{ width: RAIL }} />
            {steps.map((step) => (
              <col key={step.id} style={{ width: column }} />
            ))}
            <col style={{ width: END }} />
          </colgroup>
          <Headers />
          <Lanes lanes={lanes} column={column} />
        </table>
        {pointed?.lane && !lit && <CellCard pointed={pointed} room={total} />}
        <Notes />
      </div>
      {total > width + 1 && width > 0 && <Overview scroller={scroller} column={column} />}
    </section>
  );
}
