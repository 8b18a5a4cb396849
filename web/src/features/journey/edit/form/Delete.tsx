import { Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Goes, told } from "../model/goes";

interface Props {
  label: string;
  goes?: Goes;
  onDelete: () => void;
}

/** Deletes after saying what goes with it. */
export function Delete({ label, goes, onDelete }: Props) {
  const { t } = useTranslation("journey");
  const [asked, setAsked] = useState(false);
  const also = goes ? told(goes).map((kind) => t(`edit.form.goes.${kind}`, { count: goes[kind] })) : [];
  if (!asked) {
    return (
      <Button size="xs" variant="subtle" color="gray" leftSection={<IconTrash size={14} stroke={1.75} aria-hidden="true" />} onClick={() => (also.length ? setAsked(true) : onDelete())}>
        {label}
      </Button>
    );
  }
  return (
    <div className="note warn formdelete" role="alertdialog" aria-label={label}>
      <div>
        {t("edit.form.goesWith")} {also.join(", ")}. {t("edit.form.undoable")}
        <div className="row">
          <Button size="xs" color="red" onClick={onDelete}>
            {label}
          </Button>
          <Button size="xs" variant="default" onClick={() => setAsked(false)}>
            {t("edit.form.keep")}
          </Button>
        </div>
      </div>
    </div>
  );
}
