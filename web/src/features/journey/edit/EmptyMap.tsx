import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Doing } from "./useDoing";

/** A map without a step: one sentence and the next thing to do. */
export function EmptyMap({ doing }: { doing: Doing }) {
  const { t } = useTranslation("journey");
  return (
    <div className="emptymap">
      <p>{t("edit.empty")}</p>
      <Button size="xs" leftSection={<IconPlus size={14} stroke={1.75} aria-hidden="true" />} onClick={() => doing.add("stage")}>
        {t("edit.add.stage")}
      </Button>
    </div>
  );
}
