import { Popover } from "@mantine/core";
import { IconChevronDown, IconX } from "@tabler/icons-react";
import { type ComponentType, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  icon?: ComponentType<{ size?: number; stroke?: number; className?: string; "aria-hidden"?: boolean }>;
  label: string;
  value?: string;
  set?: boolean;
  dashed?: boolean;
  onClear?: () => void;
  /** What opens; given a way to close it again. */
  children: (close: () => void) => ReactNode;
}

/** A filter: says its name and value, opens a small form; a set one can be cleared beside it. */
export function Pill({ icon: Icon, label, value, set = false, dashed = false, onClear, children }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <span className={`pillwrap${set ? " is-set" : ""}`}>
      <Popover opened={opened} onChange={setOpened} trapFocus returnFocus withinPortal>
        <Popover.Target>
          <button type="button" className={`pill${set ? " is-set" : ""}${dashed ? " add" : ""}`} aria-haspopup="dialog" aria-expanded={opened} onClick={() => setOpened((now) => !now)}>
            {Icon && <Icon size={14} stroke={1.75} className="i" aria-hidden />}
            {value === undefined ? <span>{label}</span> : <span className="k">{label}</span>}
            {value !== undefined && <span>{value}</span>}
            {!dashed && <IconChevronDown size={12} stroke={1.75} className="i" aria-hidden="true" />}
          </button>
        </Popover.Target>
        <Popover.Dropdown className="pillbox">{opened && children(close)}</Popover.Dropdown>
      </Popover>
      {set && onClear && (
        <button type="button" className="pillx" aria-label={t("marks.clearFilter", { label })} onClick={onClear}>
          <IconX size={12} stroke={1.75} aria-hidden="true" />
        </button>
      )}
    </span>
  );
}
