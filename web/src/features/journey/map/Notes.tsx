import { useTranslation } from "react-i18next";
import { Rich } from "@/ui/Rich";
import { useSay } from "@/ui/useSay";
import { useJourneyData } from "../data";

/** Under the map: where the data comes from, and the limits of the result. */
export function Notes() {
  const { t } = useTranslation("journey");
  const say = useSay();
  const { journey, measured } = useJourneyData();
  const found = [...new Set((measured?.measurement.totals.notes ?? []).map(say))];
  if (!journey.notes.length && !found.length) return null;
  return (
    <footer className="provenance">
      {journey.notes.map((note) => (
        <div key={note} lang={journey.lang}>
          <Rich text={note} />
        </div>
      ))}
      {found.length > 0 && (
        <div>
          <b>{t("map.notes")}</b> {found.join(" ")}
        </div>
      )}
    </footer>
  );
}
