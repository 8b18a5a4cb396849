import { Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { IconDatabase, IconFileImport, IconWand } from "@tabler/icons-react";
import { type ChangeEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { send } from "@/api/client";
import type { Journey } from "@/api/types";
import { Computing, ErrorNote } from "@/ui/states";

/** Three honest ways to a map: import events, draft one from the events that are here, open a map file (JSON). */
export function NewJourney({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation("portfolio");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const file = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const made = async (work: () => Promise<Journey>) => {
    setBusy(true);
    setError(null);
    try {
      const journey = await work();
      await queries.invalidateQueries();
      onClose();
      void navigate(`/journeys/${journey.slug}`);
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  const read = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.target.files?.[0];
    event.target.value = "";
    if (!chosen) return;
    void made(async () => {
      const text = await chosen.text();
      let document: unknown;
      try {
        document = JSON.parse(text);
      } catch {
        throw new Error(t("new.notJson", { name: chosen.name }));
      }
      return send<Journey>("POST", "/journeys", document);
    });
  };

  return (
    <Modal opened={opened} onClose={onClose} title={t("new.title")} size={520} closeButtonProps={{ "aria-label": t("common:close") }}>
      <ul className="ways">
        <li>
          <button type="button" disabled={busy} onClick={() => void navigate("/data")}>
            <IconDatabase size={18} stroke={1.75} aria-hidden="true" />
            <span><b>{t("new.import")}</b><span className="muted">{t("new.importText")}</span></span>
          </button>
        </li>
        <li>
          <button type="button" disabled={busy} onClick={() => void made(() => send<Journey>("POST", "/journeys/discover", {}))}>
            <IconWand size={18} stroke={1.75} aria-hidden="true" />
            <span><b>{t("new.discover")}</b><span className="muted">{t("new.discoverText")}</span></span>
          </button>
        </li>
        <li>
          <button type="button" disabled={busy} onClick={() => file.current?.click()}>
            <IconFileImport size={18} stroke={1.75} aria-hidden="true" />
            <span><b>{t("new.open")}</b><span className="muted">{t("new.openText")}</span></span>
          </button>
          <input ref={file} type="file" accept=".json,application/json" hidden onChange={read} aria-label={t("new.open")} />
        </li>
      </ul>
      {busy && <Computing label={t("new.working")} />}
      {error !== null && <ErrorNote error={error} />}
    </Modal>
  );
}
