import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SavedVersion } from "@/api/types";
import { useFormat } from "@/ui/useFormat";
import { useWhen } from "../comments/useWhen";
import { causeOf } from "../model/history";
import { usePreview } from "./usePreview";

interface Props {
  version: SavedVersion;
  newest: boolean;
  compared: boolean;
  busy: boolean;
  onCompare: () => void;
  onRestore: () => void;
}

/** One version that was kept: its name or why it was kept, by whom, when; to look at, compare, restore. */
export function Kept({ version, newest, compared, busy, onCompare, onRestore }: Props) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  const when = useWhen();
  const { version: looked, look } = usePreview();
  const [asking, setAsking] = useState(false);
  const { cause, from } = causeOf(version);
  const number = version.version;
  const name = cause === "named" ? version.label : t(`edit.versions.causes.${cause}`, { from, cause: version.cause });
  return (
    <li className={`kept${looked === number ? " lit" : ""}`}>
      <div className="kept-head">
        <b dir="auto">{name}</b>
        <span className="muted">{t("edit.versions.number", { version: number })}</span>
      </div>
      <div className="muted fs12">
        {version.author && `${version.author}, `}
        <time dateTime={version.saved_at} title={format.moment(version.saved_at)}>
          {when(version.saved_at)}
        </time>
        {newest && ` · ${t("edit.versions.isNow")}`}
      </div>
      <div className="kept-row">
        <Button size="compact-xs" variant={looked === number ? "filled" : "default"} aria-pressed={looked === number} onClick={() => look(looked === number ? null : number)} aria-label={t("edit.versions.lookAt", { version: number })}>
          {t("edit.versions.look")}
        </Button>
        <Button size="compact-xs" variant="default" aria-pressed={compared} onClick={onCompare} aria-label={t("edit.versions.compareWith", { version: number })}>
          {t("edit.versions.compare")}
        </Button>
        {!newest && (
          <Button size="compact-xs" variant={asking ? "filled" : "default"} loading={busy} onBlur={() => setAsking(false)} onClick={() => (asking ? onRestore() : setAsking(true))} aria-label={t("edit.versions.restoreThis", { version: number })}>
            {t(asking ? "edit.versions.restoreSure" : "edit.versions.restore")}
          </Button>
        )}
      </div>
    </li>
  );
}
