import { Button, FileButton, TextInput } from "@mantine/core";
import { IconPhoto } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { request } from "@/api/client";
import type { Card } from "@/api/types";
import { ErrorNote } from "@/ui/states";
import { set } from "../model/operations";
import { Picture } from "../../map/Picture";
import { addressOf } from "../transport";
import { useEditing } from "../useSession";

interface Kept {
  image: string;
}

/** A card's picture. It is taken only with words for those who do not see it. */
export function PictureField({ card }: { card: Card }) {
  const { t } = useTranslation("journey");
  const { slug, journey, edit } = useEditing();
  const [alt, setAlt] = useState(card.alt);
  const [failed, setFailed] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const told = alt.trim();
  const take = async (file: File | null) => {
    if (!file) return;
    setBusy(true);
    setFailed(null);
    try {
      const kept = await request<Kept>(`${addressOf(slug)}/images`, {}, { method: "POST", body: file, headers: { "content-type": "application/octet-stream" } });
      edit([set("cards", card.id, "alt", told), set("cards", card.id, "image", kept.image)], "field");
    } catch (error) {
      setFailed(error);
    }
    setBusy(false);
  };
  const leave = () => {
    if (told !== card.alt && (told || !card.image)) edit([set("cards", card.id, "alt", told)], "field");
  };
  return (
    <div className="formset">
      {card.image && <Picture card={card} />}
      <TextInput
        size="xs"
        label={t("edit.form.alt")}
        description={t("edit.form.altNeeded")}
        lang={card.lang || journey.lang}
        value={alt}
        error={card.image && !told ? t("edit.form.altMissing") : undefined}
        onChange={(event) => setAlt(event.currentTarget.value)}
        onBlur={leave}
      />
      <div className="row">
        <FileButton accept="image/png,image/jpeg,image/webp,image/gif" onChange={(file) => void take(file)}>
          {(props) => (
            <Button {...props} size="xs" variant="default" disabled={!told} loading={busy} leftSection={<IconPhoto size={14} stroke={1.75} aria-hidden="true" />}>
              {t(card.image ? "edit.form.changePicture" : "edit.form.addPicture")}
            </Button>
          )}
        </FileButton>
        {card.image && (
          <Button size="xs" variant="subtle" color="gray" onClick={() => edit([set("cards", card.id, "image", "")], "field")}>
            {t("edit.form.removePicture")}
          </Button>
        )}
      </div>
      {Boolean(failed) && <ErrorNote error={failed} />}
    </div>
  );
}
