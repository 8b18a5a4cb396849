import { Menu } from "@mantine/core";
import { IconCheck, IconDeviceDesktop, IconLanguage, IconMoon, IconSun } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { speak } from "../i18n";
import { LANGUAGES, type Language } from "../i18n/languages";
import { type Appearance, useAppearance } from "../ui/appearance";

export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  const current = (i18n.resolvedLanguage ?? "en") as Language;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="ib" aria-label={t("nav.language", { name: LANGUAGES[current] })}>
          <IconLanguage size={16} stroke={1.75} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.entries(LANGUAGES) as [Language, string][]).map(([code, name]) => (
          <Menu.Item
            key={code}
            lang={code}
            aria-current={code === current}
            onClick={() => void speak(code)}
            rightSection={code === current ? <IconCheck size={14} aria-hidden="true" /> : null}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const APPEARANCES: { id: Appearance; icon: typeof IconSun }[] = [
  { id: "system", icon: IconDeviceDesktop },
  { id: "light", icon: IconSun },
  { id: "dark", icon: IconMoon },
];

export function AppearanceMenu() {
  const { t } = useTranslation();
  const { chosen, scheme, choose } = useAppearance();
  const Current = scheme === "dark" ? IconMoon : IconSun;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="ib" aria-label={t("nav.appearance", { name: t(`appearance.${chosen}`) })}>
          <Current size={16} stroke={1.75} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {APPEARANCES.map(({ id, icon: Icon }) => (
          <Menu.Item
            key={id}
            aria-current={id === chosen}
            onClick={() => choose(id)}
            leftSection={<Icon size={14} aria-hidden="true" />}
            rightSection={id === chosen ? <IconCheck size={14} aria-hidden="true" /> : null}
          >
            {t(`appearance.${id}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
