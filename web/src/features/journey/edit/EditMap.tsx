import { useElementSize } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { useJourneyData } from "../data";
import { Headers } from "../map/Headers";
import { Lanes } from "../map/Lanes";
import { columnWidth, RAIL } from "../map/LivingMap";

const NARROWEST = 120;

export function EditMap() {
  const { t } = useTranslation("journey");
  const { journey, steps } = useJourneyData();
  const { ref, width } = useElementSize();
  const column = columnWidth(width || 1440, steps.length, NARROWEST);
  return (
    <section className="maparea" aria-label={t("edit.map", { title: journey.title })} data-region="map">
      <div className="mapscroll" ref={ref}>
        <table className="map zoom-everything editing" style={{ width: RAIL + column * steps.length }} role="grid" aria-colcount={steps.length + 1}>
          <caption className="vh">{t("map.caption", { title: journey.title })}</caption>
          <Headers />
          <Lanes lanes={journey.lanes} column={column} />
        </table>
      </div>
    </section>
  );
}
