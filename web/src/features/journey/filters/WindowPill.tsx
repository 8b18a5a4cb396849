import { IconCalendar } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Pill } from "@/ui/Pill";
import { useFormat } from "@/ui/useFormat";
import { useJourneyData } from "../data";
import { lastDays, type Window } from "../model/presets";
import { Choices } from "./Choices";
import { WindowForm } from "./WindowForm";

const DAYS = [7, 30, 90, 365];

/** The facts there are begin and end here; windows are offered from the newest fact back, never from today. */
function useSpan() {
  const { measured } = useJourneyData();
  const provenance = measured?.measurement.provenance;
  return { first: provenance?.first_event ?? null, last: provenance?.last_event ?? null };
}

export function WindowPill() {
  const { t } = useTranslation("journey");
  const { journey, view, change, measured } = useJourneyData();
  const format = useFormat();
  const span = useSpan();
  const provenance = measured?.measurement.provenance;
  const pinned = journey.window;
  const [from, to] = view.from || view.to ? [view.from, view.to] : pinned ? [pinned[0], pinned[1]] : [provenance?.window_from ?? null, provenance?.window_to ?? null];
  const all = view.from === "1970-01-01" || (!from && !to);
  const choose = (window: Window | null) => change({ from: window?.from ?? null, to: window?.to ?? null });

  return (
    <Pill icon={IconCalendar} label={t("window.label")} value={all ? t("window.all") : (format.window(from, to) ?? t("window.all"))} set={Boolean(view.from || view.to || pinned)}>
      {(close) => (
        <>
          <Choices
            label={t("window.label")}
            options={[
              ...(pinned ? [{ id: "pinned", text: format.window(pinned[0], pinned[1]) ?? "", note: t("window.pinned") }] : []),
              ...(span.last ? DAYS.map((days) => ({ id: String(days), text: t("window.last", { count: days }) })) : []),
              { id: "all", text: t("window.all"), note: span.first && span.last ? `${format.day(span.first)} – ${format.day(span.last)}` : "" },
            ]}
            chosen={[!view.from && !view.to && pinned ? "pinned" : all ? "all" : ""]}
            onChoose={(id) => {
              if (id === "pinned") choose(null);
              else if (id === "all") choose(pinned ? { from: "1970-01-01", to: "" } : null);
              else choose(lastDays(span.last ?? "", Number(id)));
              close();
            }}
          />
          <WindowForm
            initial={{ from: from?.slice(0, 10) ?? "", to: to?.slice(0, 10) ?? "" }}
            onChoose={(window) => {
              choose(window);
              close();
            }}
          />
        </>
      )}
    </Pill>
  );
}
