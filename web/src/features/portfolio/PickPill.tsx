import { Menu } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

interface Props {
  label: string;
  options: string[];
  chosen: string | null;
  onChoose: (value: string | null) => void;
  /** One of the options always holds: there is no "any", and it is no filter. */
  always?: boolean;
  /** With fewer options there is nothing to choose. */
  least?: number;
}

/** One of a few names, or any. */
export function PickPill({ label, options, chosen, onChoose, always = false, least = 2 }: Props) {
  const { t } = useTranslation("portfolio");
  if (options.length < least && !chosen) return null;
  const tick = (on: boolean) => (on ? <IconCheck size={14} aria-hidden="true" /> : null);
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className={chosen && !always ? "pill is-set" : "pill"}>
          <span className="k">{label}</span>
          {chosen ?? t("any")}
          <IconChevronDown size={12} stroke={1.75} className="i" aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown className="tall">
        {!always && <Menu.Item onClick={() => onChoose(null)} rightSection={tick(!chosen)}>{t("any")}</Menu.Item>}
        {options.map((option) => (
          <Menu.Item key={option} onClick={() => onChoose(option)} rightSection={tick(option === chosen)}>{option}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
