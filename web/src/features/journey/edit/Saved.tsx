import { IconAlertTriangle, IconCheck, IconCloudOff, IconLoader2 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useEditing } from "./useSession";

/** Whether what was drawn has arrived: in words, and never only for a moment. */
export function Saved() {
  const { t } = useTranslation("journey");
  const { told } = useEditing();
  const refused = told.refusals.length;
  const [Icon, words] = refused
    ? ([IconAlertTriangle, t("edit.saved.refused", { count: refused })] as const)
    : told.offline
      ? ([IconCloudOff, t("edit.saved.offline", { count: told.unsent })] as const)
      : told.unsent
        ? ([IconLoader2, t("edit.saved.sending")] as const)
        : ([IconCheck, t("edit.saved.all")] as const);
  return (
    <span className={refused || told.offline ? "savedstate late" : "savedstate"} role="status">
      <Icon size={13} stroke={1.75} aria-hidden="true" /> {words}
    </span>
  );
}
