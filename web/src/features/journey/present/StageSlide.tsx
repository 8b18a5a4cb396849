import { useElementSize } from "@mantine/hooks";
import { useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { JourneyContext, useJourneyData } from "../data";
import { Headers } from "../map/Headers";
import { Lanes } from "../map/Lanes";
import { columnWidth, RAIL } from "../map/LivingMap";
import { visibleLanes } from "../model/lanes";
import { only } from "./slides";

const [LARGEST, SMALLEST] = [1.6, 0.6];
const NARROWEST = 85;
const END = 9;

/** Some steps of the map with all lanes of the view, as large as the screen allows. */
export function StageSlide({ steps, title }: { steps: string[]; title: string }) {
  const { t } = useTranslation("journey");
  const data = useJourneyData();
  const { ref, width, height } = useElementSize();
  const table = useRef<HTMLTableElement>(null);
  const [zoom, setZoom] = useState(LARGEST);
  const part = useMemo(() => only(data.journey, steps), [data.journey, steps]);
  const lanes = useMemo(() => visibleLanes(data.journey, data.view), [data.journey, data.view]);
  const column = columnWidth((width || 1440) / zoom, steps.length, NARROWEST);
  const shown = useMemo(() => ({ ...data, journey: part, steps: part.steps }), [data, part]);

  // Once a slide and size: a smaller zoom makes columns wider and texts lower, so one step down is enough.
  useLayoutEffect(() => {
    const tall = (table.current?.offsetHeight ?? 0) * LARGEST;
    if (height) setZoom(Math.max(SMALLEST, Math.min(LARGEST, (LARGEST * height) / Math.max(1, tall))));
  }, [height, width, steps, data.measured]);

  return (
    <div className="slide-map" ref={ref}>
      <JourneyContext value={shown}>
        <div style={{ zoom }}>
          <table ref={table} className="map zoom-everything" style={{ width: RAIL + column * steps.length + END }}>
            <caption className="vh">{t("map.caption", { title })}</caption>
            <colgroup>
              <col style={{ width: RAIL }} />
              {steps.map((step) => (
                <col key={step} style={{ width: column }} />
              ))}
              <col style={{ width: END }} />
            </colgroup>
            <Headers />
            <Lanes lanes={lanes} column={column} />
          </table>
        </div>
      </JourneyContext>
    </div>
  );
}
