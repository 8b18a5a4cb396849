import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";

const TABS = [["/people", "members"], ["/people/keys", "keys.title"], ["/people/audit", "audit.title"]] as const;

/** Head and tabs of the pages about people. */
export function Frame({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  const { t } = useTranslation("people");
  const { pathname } = useLocation();
  return (
    <>
      <title>{`${title} · Sojourn`}</title>
      <div className="titlebar">
        <div className="tl">
          <h1>{title}</h1>
          <div className="meta"><span style={{ whiteSpace: "normal" }}>{about}</span></div>
        </div>
      </div>
      <nav className="roomtabs" aria-label={t("tabs")}>
        {TABS.map(([to, label]) => (
          <Link key={to} to={to} aria-current={pathname === to ? "page" : undefined}>{t(label)}</Link>
        ))}
      </nav>
      <div className="rooms">{children}</div>
    </>
  );
}
