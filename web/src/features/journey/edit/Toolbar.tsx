import { ActionIcon, Button } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconChevronLeft, IconHistory, IconMessage } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useSide } from "./side";
import { useEditing } from "./useSession";

export function Toolbar({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("journey");
  const { journey, session, told } = useEditing();
  const { open } = useSide();
  return (
    <div className="editbar" role="toolbar" aria-label={t("edit.tools")} data-region="tools">
      <Button size="xs" variant="default" leftSection={<IconChevronLeft size={14} stroke={1.75} aria-hidden="true" />} onClick={onDone}>
        {t("edit.done")}
      </Button>
      <h1 lang={journey.lang}>{journey.title}</h1>
      <ActionIcon variant="subtle" color="gray" aria-label={t("edit.undo")} disabled={!told.canUndo} onClick={() => session.undo()}>
        <IconArrowBackUp size={16} stroke={1.75} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={t("edit.redo")} disabled={!told.canRedo} onClick={() => session.redo()}>
        <IconArrowForwardUp size={16} stroke={1.75} aria-hidden="true" />
      </ActionIcon>
      <span className="grow" />
      <Button size="xs" variant="default" leftSection={<IconHistory size={14} stroke={1.75} aria-hidden="true" />} onClick={() => open({ kind: "versions" })}>
        {t("edit.side.versions")}
      </Button>
      <Button size="xs" variant="default" leftSection={<IconMessage size={14} stroke={1.75} aria-hidden="true" />} onClick={() => open({ kind: "comments" })}>
        {t("edit.side.comments")}
      </Button>
    </div>
  );
}
