import { Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { IconDatabase, IconFileImport, IconPlus, IconRoute, IconSparkles, IconTemplate, IconWand } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { send } from "@/api/client";
import type { Journey } from "@/api/types";
import { Computing, ErrorNote } from "@/ui/states";

const PAGES = [
  { way: "guided", icon: IconRoute, to: "/start/guided" },
  { way: "template", icon: IconTemplate, to: "/start/templates" },
  { way: "import", icon: IconDatabase, to: "/data" },
] as const;
const MORE = [
  { way: "open", icon: IconFileImport, to: "/start/file" },
  { way: "answer", icon: IconSparkles, to: "/start/prompt" },
] as const;

/** All ways to a map: guided, a template, from data, from a file, from a language model's answer, blank. */
export function NewJourney({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t, i18n } = useTranslation("portfolio");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const made = async (work: () => Promise<Journey>) => {
    setBusy(true);
    setError(null);
    try {
      const journey = await work();
      await queries.invalidateQueries();
      onClose();
      void navigate(`/journeys/${encodeURIComponent(journey.slug)}`);
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  const blank = () => send<Journey>("POST", "/journeys/start", { language: i18n.resolvedLanguage ?? "en" });
  const ways = [
    ...PAGES.map(({ way, icon, to }) => ({ way, icon, go: () => void navigate(to) })),
    { way: "discover", icon: IconWand, go: () => void made(() => send<Journey>("POST", "/journeys/discover", {})) },
    ...MORE.map(({ way, icon, to }) => ({ way, icon, go: () => void navigate(to) })),
    { way: "blank", icon: IconPlus, go: () => void made(blank) },
  ] as const;

  return (
    <Modal opened={opened} onClose={onClose} title={t("new.title")} size={520} closeButtonProps={{ "aria-label": t("common:close") }}>
      <ul className="ways">
        {ways.map(({ way, icon: Icon, go }) => (
          <li key={way}>
            <button type="button" disabled={busy} onClick={go}>
              <Icon size={18} stroke={1.75} aria-hidden="true" />
              <span><b>{t(`new.${way}`)}</b><span className="muted">{t(`new.${way}Text`)}</span></span>
            </button>
          </li>
        ))}
      </ul>
      {busy && <Computing label={t("new.working")} />}
      {error !== null && <ErrorNote error={error} />}
    </Modal>
  );
}
