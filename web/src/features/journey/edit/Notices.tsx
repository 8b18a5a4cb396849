import { Button } from "@mantine/core";
import { useNetwork } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Line } from "./notices/Line";
import { Refused } from "./notices/Refused";
import { Replaced } from "./notices/Replaced";
import { useEditing } from "./useSession";

const SHOWN_FOR = 6_000;
const MOST = 4;

/** True for a few seconds after a connection that was lost is there again. */
function useBack(offline: boolean): boolean {
  const [was, setWas] = useState(offline);
  const [back, setBack] = useState(false);
  if (was !== offline) {
    setWas(offline);
    setBack(!offline);
  }
  useEffect(() => {
    if (!back) return undefined;
    const timer = setTimeout(() => setBack(false), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [back]);
  return back;
}

/** What became of one's edits, where it is not simply that they are saved. Said politely; the focus stays where it is. */
export function Notices() {
  const { t } = useTranslation("journey");
  const { told, session } = useEditing();
  const { online } = useNetwork();
  const offline = told.offline || !online;
  const back = useBack(offline);
  useEffect(() => {
    if (online) session.retry();
  }, [online, session]);
  const { refusals, overwritten, lost } = told;
  const all = [
    ...refusals.map((one) => ({ key: `r${one.change.id}`, shown: <Refused refusal={one} /> })),
    ...lost.map((one, index) => ({ key: `l${one.change}${index}`, shown: <Replaced mine what={one} /> })),
    ...overwritten.map((one, index) => ({ key: `o${one.change}${index}`, shown: <Replaced mine={false} what={one} /> })),
  ];
  return (
    <div className="notices" role="status" aria-live="polite" aria-label={t("edit.notices.title")}>
      {offline && (
        <Line kind="offline" what={told.unsent ? t("edit.notices.offline", { count: told.unsent }) : t("edit.notices.offlineNone")}>
          {told.unsent > 0 && (
            <Button size="compact-xs" variant="default" onClick={() => session.retry()}>
              {t("edit.notices.retry")}
            </Button>
          )}
        </Line>
      )}
      {back && !offline && <Line kind="back" what={told.unsent ? t("edit.notices.backSending") : t("edit.notices.back")} />}
      {all.slice(-MOST).map((one) => (
        <div key={one.key}>{one.shown}</div>
      ))}
      {all.length > 1 && (
        <button type="button" className="linkish" onClick={() => session.dismiss()}>
          {t("edit.notices.closeAll", { count: all.length })}
        </button>
      )}
    </div>
  );
}
