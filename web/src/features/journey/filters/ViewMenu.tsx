import { Menu } from "@mantine/core";
import { IconBookmarkPlus, IconCheck, IconChevronDown, IconEye, IconPencil, IconPresentation } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import type { SavedView } from "@/api/types";
import { useJourneyData } from "../data";
import { CHOSEN } from "../model/savedViews";
import { savedIn } from "../model/view";
import { ViewForm } from "./ViewForm";

/** Saved ways to look at the map: choose, save the present one, change, present. */
export function ViewMenu() {
  const { t } = useTranslation("journey");
  const { journey, view, change } = useJourneyData();
  const [params] = useSearchParams();
  const [form, setForm] = useState<{ saved: SavedView | null } | null>(null);
  const current = savedIn(view, journey);
  const tick = (on: boolean) => (on ? <IconCheck size={14} aria-hidden="true" /> : null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <button type="button" className="btn sm quiet" title={current?.filter ?? undefined}>
            <IconEye size={14} stroke={1.75} className="i" aria-hidden="true" />
            {current?.title ?? t("bar.view")}
            <IconChevronDown size={12} stroke={1.75} className="i" aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown className="tall">
          <Menu.Item onClick={() => change({ saved: null })} aria-current={!current} rightSection={tick(!current)}>
            {t("bar.everything")}
          </Menu.Item>
          {journey.views.map((one) => (
            <Menu.Item key={one.id} lang={journey.lang} onClick={() => change({ ...CHOSEN, saved: one.id })} aria-current={one.id === view.saved} rightSection={tick(one.id === view.saved)}>
              {one.title}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconBookmarkPlus size={14} aria-hidden="true" />} onClick={() => setForm({ saved: null })}>
            {t("edit.views.save")}
          </Menu.Item>
          {current && (
            <Menu.Item leftSection={<IconPencil size={14} aria-hidden="true" />} onClick={() => setForm({ saved: current })}>
              {t("edit.views.changeThis", { title: current.title })}
            </Menu.Item>
          )}
          <Menu.Item component={Link} to={{ pathname: `/journeys/${journey.slug}/present`, search: params.toString() }} leftSection={<IconPresentation size={14} aria-hidden="true" />}>
            {t("edit.views.present")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {form && <ViewForm key={form.saved?.id ?? ""} saved={form.saved} onClose={() => setForm(null)} />}
    </>
  );
}
