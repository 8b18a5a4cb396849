import { Menu } from "@mantine/core";
import { IconCheck, IconChevronDown, IconLayoutList } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useJourneyData } from "../data";
import { visibleLanes } from "../model/lanes";

/** Which lanes are open. */
export function LanesMenu() {
  const { t } = useTranslation("journey");
  const { journey, view, change } = useJourneyData();
  const shown = visibleLanes(journey, view);
  const toggle = (id: string) => change({ hidden: view.hidden.includes(id) ? view.hidden.filter((one) => one !== id) : [...view.hidden, id] });
  return (
    <Menu closeOnItemClick={false}>
      <Menu.Target>
        <button type="button" className="btn sm quiet">
          <IconLayoutList size={14} stroke={1.75} className="i" aria-hidden="true" />
          {t("lane.count", { count: shown.length })}
          <IconChevronDown size={12} stroke={1.75} className="i" aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown className="tall">
        {journey.lanes.map((lane) => {
          const on = !view.hidden.includes(lane.id);
          return (
            <Menu.Item key={lane.id} role="menuitemcheckbox" aria-checked={on} onClick={() => toggle(lane.id)} leftSection={<span className="tick">{on && <IconCheck size={14} aria-hidden="true" />}</span>} lang={journey.lang}>
              {lane.title}
            </Menu.Item>
          );
        })}
        {view.hidden.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => change({ hidden: [] })}>{t("lane.showAll")}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
