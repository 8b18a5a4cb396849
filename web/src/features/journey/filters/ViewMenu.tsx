import { Menu } from "@mantine/core";
import { IconCheck, IconChevronDown, IconEye } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useJourneyData } from "../data";

/** Saved ways to look at the map. */
export function ViewMenu() {
  const { t } = useTranslation("journey");
  const { journey, view, change } = useJourneyData();
  if (!journey.views.length) return null;
  const current = journey.views.find((one) => one.id === view.saved);
  const tick = (on: boolean) => (on ? <IconCheck size={14} aria-hidden="true" /> : null);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="btn sm quiet">
          <IconEye size={14} stroke={1.75} className="i" aria-hidden="true" />
          {current?.title ?? t("bar.view")}
          <IconChevronDown size={12} stroke={1.75} className="i" aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => change({ saved: null })} aria-current={!current} rightSection={tick(!current)}>
          {t("bar.everything")}
        </Menu.Item>
        {journey.views.map((one) => (
          <Menu.Item key={one.id} lang={journey.lang} onClick={() => change({ saved: one.id, hidden: [] })} aria-current={one.id === view.saved} rightSection={tick(one.id === view.saved)}>
            {one.title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
