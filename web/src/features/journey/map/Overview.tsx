import { type RefObject, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useJourneyData } from "../data";
import { grouped } from "./Headers";
import { RAIL } from "./LivingMap";

/** Below a map that scrolls sideways: where you are, and a way to another stage. */
export function Overview({ scroller, column }: { scroller: RefObject<HTMLDivElement | null>; column: number }) {
  const { t } = useTranslation("journey");
  const { journey, steps } = useJourneyData();
  const [shown, setShown] = useState({ left: 0, part: 1 });
  const total = column * steps.length;

  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const read = () => setShown({ left: box.scrollLeft / total, part: Math.min(1, (box.clientWidth - RAIL) / total) });
    read();
    box.addEventListener("scroll", read, { passive: true });
    window.addEventListener("resize", read);
    return () => {
      box.removeEventListener("scroll", read);
      window.removeEventListener("resize", read);
    };
  }, [scroller, total]);

  return (
    <nav className="minimap" aria-label={t("map.overview")}>
      <div className="mm">
        {grouped(journey.stages, steps).map((group) => (
          <button
            key={group.start}
            type="button"
            style={{ left: `${(group.start / steps.length) * 100}%`, width: `calc(${(group.steps.length / steps.length) * 100}% - 3px)` }}
            onClick={() => scroller.current?.scrollTo({ left: group.start * column, behavior: "smooth" })}
          >
            {group.stage?.title ?? t("map.noStage")}
          </button>
        ))}
        <span className="win" style={{ left: `${shown.left * 100}%`, width: `${shown.part * 100}%` }} aria-hidden="true" />
      </div>
    </nav>
  );
}
