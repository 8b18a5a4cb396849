import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Window } from "../model/presets";

/** Own dates. The last day is included, as people say it; the window itself ends with the day after. */
export function WindowForm({ initial, onChoose }: { initial: Window; onChoose: (window: Window) => void }) {
  const { t } = useTranslation("journey");
  const [first, setFirst] = useState(initial.from);
  const [last, setLast] = useState(initial.to ? dayOff(initial.to, -1) : "");
  const wrong = Boolean(first && last && last < first);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (first && last && !wrong) onChoose({ from: first, to: dayOff(last, 1) });
  };
  return (
    <form className="windowform" onSubmit={submit}>
      <label>
        {t("window.first")}
        <input type="date" value={first} onChange={(event) => setFirst(event.target.value)} />
      </label>
      <label>
        {t("window.lastDay")}
        <input type="date" value={last} aria-invalid={wrong} onChange={(event) => setLast(event.target.value)} />
      </label>
      <button type="submit" className="btn sm" disabled={!first || !last || wrong}>
        {t("window.apply")}
      </button>
      {wrong && <p className="fs11 errortext" role="alert">{t("window.wrong", { first, last })}</p>}
    </form>
  );
}

function dayOff(day: string, days: number): string {
  const time = Date.parse(`${day}T00:00:00Z`) + days * 86_400_000;
  return Number.isFinite(time) ? new Date(time).toISOString().slice(0, 10) : day;
}
