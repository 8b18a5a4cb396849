import { useTranslation } from "react-i18next";
import type { Note } from "@/api/types";
import { useSay } from "@/ui/useSay";

/** Why there is no number, in the words of the page; a code without short words of its own is said in full. */
export function useAbsent() {
  const { t } = useTranslation("journey");
  const said = useSay();
  return (note: Note | null, n = 0, minimum = 20): { what: string; more: string } => {
    const code = note?.code ?? (n > 0 ? "not_enough_data" : "not_measured");
    const count = Number(note?.facts.low ?? note?.facts.n ?? n);
    const needed = Number(note?.facts.needed ?? minimum);
    if (code === "not_bound") return { what: t("absent.not_bound"), more: t("absent.bindHint") };
    if (code === "not_enough_data") return { what: t("absent.not_enough_data"), more: needed > 1 ? t("absent.needed", { n: count, needed }) : "" };
    if (code === "too_few_low") return { what: t("absent.not_enough_data"), more: t("absent.lowRatings", { count }) };
    if (code === "not_measured") return { what: t("absent.not_measured"), more: "" };
    return { what: note ? said(note) : t("absent.not_measured"), more: "" };
  };
}

/** The hatched gap in a curve. */
export function AbsentBox({ note, n, minimum }: { note: Note | null; n: number; minimum: number }) {
  const { t } = useTranslation("journey");
  const say = useAbsent();
  const asked = note?.code === "not_bound" ? { what: t("absent.noQuestion"), more: t("absent.not_bound") } : say(note, n, minimum);
  return (
    <>
      <div className="gapbox hatch" />
      <div className="gapbox">
        <b className="med">{asked.what}</b>
        {asked.more && <span>{asked.more}</span>}
      </div>
    </>
  );
}

/** The quiet line in a cell of numbers. */
export function AbsentLine({ note, n = 0, minimum = 20 }: { note: Note | null; n?: number; minimum?: number }) {
  const { what, more } = useAbsent()(note, n, minimum);
  return (
    <div className="m">
      <span className="none">
        {what}
        {more && note?.code !== "not_bound" && (
          <>
            :<br />
            {more}
          </>
        )}
      </span>
    </div>
  );
}
