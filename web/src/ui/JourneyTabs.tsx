import { IconId, IconMap2, IconTargetArrow } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { useJourneyLines } from "../api/looking";

/** The pages of one journey: its map, its personas, and what a future map promised. */
export function JourneyTabs({ slug }: { slug: string }) {
  const { t } = useTranslation();
  // The list, not the portfolio: opening one map must not measure all of them.
  const lines = useJourneyLines().data ?? [];
  const own = lines.find((line) => line.slug === slug);
  const future = lines.find((line) => line.state === "future" && line.baseline_id && (line.slug === slug || line.baseline_id === own?.id));
  const base = `/journeys/${encodeURIComponent(slug)}`;
  const tabs = [
    { to: base, label: t("journeyTabs.map"), icon: IconMap2, end: true },
    { to: `${base}/personas`, label: t("journeyTabs.personas"), icon: IconId, end: false },
    ...(future ? [{ to: `/journeys/${encodeURIComponent(future.slug)}/gaps`, label: t("journeyTabs.gaps"), icon: IconTargetArrow, end: false }] : []),
  ];
  return (
    <nav className="journeytabs" aria-label={t("journeyTabs.label")}>
      {tabs.map(({ to, label, icon: Icon, end }) => (
        <NavLink key={to} to={to} end={end} className={({ isActive }) => (isActive ? "is-on" : undefined)}>
          <Icon size={14} stroke={1.75} aria-hidden="true" />
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
