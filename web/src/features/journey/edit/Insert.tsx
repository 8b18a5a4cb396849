import { IconDots, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** A handle between columns or lanes: appears under the pointer, inserts where it stands. Keys do the same. */
export function Insert({ action, cell, place }: { action: string; cell: string; place: "left" | "right" | "below" }) {
  const { t } = useTranslation("journey");
  return (
    <button type="button" className={`inserter ${place}`} tabIndex={-1} data-action={action} data-of={cell} aria-label={t(`edit.actions.${action}`)} title={t(`edit.actions.${action}`)}>
      <IconPlus size={12} stroke={2.25} aria-hidden="true" />
    </button>
  );
}

/** Opens the drawer with all details of a part; the key d does the same. */
export function Details({ cell }: { cell: string }) {
  const { t } = useTranslation("journey");
  return (
    <button type="button" className="detailer" tabIndex={-1} data-action="details" data-of={cell} aria-label={t("edit.keys.details")} title={`${t("edit.keys.details")} (D)`}>
      <IconDots size={14} stroke={1.75} aria-hidden="true" />
    </button>
  );
}
