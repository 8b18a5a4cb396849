import { IconId, IconMap2, IconTargetArrow } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { usePortfolio } from "../api/queries";

/** The pages of one journey: its map, its personas, and what a future map promised. */
export function JourneyTabs({ slug }: { slug: string }) {
  const { t } = useTranslation();
  const branch = usePortfolio().data?.tree.find((one) => (one.slug === slug || one.parent === slug) && one.kind === "future");
  const base = `/journeys/${encodeURIComponent(slug)}`;
  const tabs = [
    { to: base, label: t("journeyTabs.map"), icon: IconMap2, end: true },
    { to: `${base}/personas`, label: t("journeyTabs.personas"), icon: IconId, end: false },
    ...(branch ? [{ to: `/journeys/${encodeURIComponent(branch.slug)}/gaps`, label: t("journeyTabs.gaps"), icon: IconTargetArrow, end: false }] : []),
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
