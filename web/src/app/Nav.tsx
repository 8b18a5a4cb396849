import { IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { useMe } from "../api/access";
import { useWorkspace } from "../api/queries";
import type { NavItem } from "../ui/feature";
import { navigation } from "./features";
import { AppearanceMenu, LanguageMenu } from "./NavMenus";
import { UserMenu } from "./UserMenu";

export function Brand() {
  return (
    <Link className="brand" to="/">
      <svg className="logo" width="22" height="22" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4.5 17.2c4.4 0 4.2-4 7.5-4s3.1-6.4 7.5-6.4" fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />
        <circle cx="4.5" cy="17.2" r="2.7" fill="var(--surface)" stroke="currentColor" strokeWidth="2" />
        <circle cx="19.5" cy="6.8" r="3.2" fill="currentColor" />
      </svg>
      <b>Sojourn</b>
    </Link>
  );
}

function isCurrent(item: NavItem, path: string): boolean {
  const starts = [item.to, ...(item.also ?? [])].filter((start) => start !== "/");
  return path === item.to || starts.some((start) => path === start || path.startsWith(`${start}/`));
}

function Item({ item }: { item: NavItem }) {
  const { t } = useTranslation(item.label.split(":")[0]);
  const { pathname } = useLocation();
  const current = isCurrent(item, pathname);
  const Icon = item.icon;
  return (
    <Link className={current ? "nav-a is-on" : "nav-a"} to={item.to} aria-current={current ? "page" : undefined}>
      <Icon size={16} stroke={1.75} aria-hidden />
      <span>{t(item.label)}</span>
    </Link>
  );
}

export function Nav({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation();
  const may = useMe().data?.may ?? [];
  const workspace = useWorkspace(may.includes("read"));
  const name = workspace.data?.name;
  return (
    <header className="nav">
      <Brand />
      {name && (
        <span className="ws" title={t("nav.workspace")}>
          <span className="ws-dot" aria-hidden="true">
            {name.slice(0, 1).toUpperCase()}
          </span>
          {name}
        </span>
      )}
      <nav aria-label={t("nav.main")}>
        {navigation
          .filter((item) => !item.needs || may.includes(item.needs))
          .map((item) => (
            <Item key={item.to} item={item} />
          ))}
      </nav>
      <span className="grow" />
      <button className="searchbox" type="button" onClick={onSearch} aria-keyshortcuts="Control+K">
        <IconSearch size={14} stroke={1.75} aria-hidden="true" />
        <span>{t("palette.open")}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <LanguageMenu />
      <AppearanceMenu />
      <UserMenu />
    </header>
  );
}
