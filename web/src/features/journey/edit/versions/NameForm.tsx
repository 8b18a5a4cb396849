import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "@/ui/states";
import type { useKeeping } from "./useHistory";

/** Keep the map as it is now under a name. */
export function NameForm({ name, waiting }: { name: ReturnType<typeof useKeeping>["name"]; waiting: boolean }) {
  const { t } = useTranslation("journey");
  const [label, setLabel] = useState("");
  const keep = (event: FormEvent) => {
    event.preventDefault();
    if (label.trim()) name.mutate(label.trim(), { onSuccess: () => setLabel("") });
  };
  return (
    <form className="nameform" onSubmit={keep}>
      <TextInput size="xs" label={t("edit.versions.name")} placeholder={t("edit.versions.nameHint")} maxLength={200} value={label} onChange={(event) => setLabel(event.currentTarget.value)} />
      <Button size="xs" type="submit" variant="default" loading={name.isPending} disabled={!label.trim() || waiting}>
        {t("edit.versions.keep")}
      </Button>
      {name.error && <ErrorNote error={name.error} />}
    </form>
  );
}
