import { Button, Checkbox, Modal, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SavedView } from "@/api/types";
import { ErrorNote } from "@/ui/states";
import { useJourneyData } from "../data";
import { newId } from "../edit/model/operations";
import { CHOSEN, dropping, keeping, keptOf, renaming, sliding } from "../model/savedViews";
import { filterOf, personaOf } from "../model/view";
import { useViews } from "./useViews";

interface Props {
  /** The view to change; null saves the present one. */
  saved: SavedView | null;
  onClose: () => void;
}

/** Keep the present lanes, persona and filters under a name; or rename a view, choose its slides, delete it. */
export function ViewForm({ saved, onClose }: Props) {
  const { t } = useTranslation("journey");
  const { journey, view, change } = useJourneyData();
  const views = useViews();
  const [title, setTitle] = useState(saved?.title ?? "");
  const [slides, setSlides] = useState(saved?.slides ?? []);
  const [asking, setAsking] = useState(false);
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    const name = title.trim();
    if (!name) return;
    if (saved) {
      await views.mutateAsync([...renaming(saved.id, name), ...sliding(saved.id, slides)]);
    } else {
      const kept = { ...keptOf(view, journey, newId("view"), name), slides };
      await views.mutateAsync(keeping(kept));
      change({ ...CHOSEN, saved: kept.id });
    }
    onClose();
  };
  const drop = async () => {
    if (!saved) return;
    await views.mutateAsync(dropping(saved.id));
    if (view.saved === saved.id) change({ saved: null });
    onClose();
  };
  const quietly = (doing: Promise<void>) => void doing.catch(() => undefined);
  return (
    <Modal opened onClose={onClose} title={t(saved ? "edit.views.change" : "edit.views.save")} size="sm" closeButtonProps={{ "aria-label": t("edit.side.close") }}>
      <form className="viewform" onSubmit={(event) => quietly(keep(event))}>
        <TextInput data-autofocus label={t("edit.views.name")} maxLength={200} value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
        {!saved && <p className="muted fs12">{t("edit.views.what")}</p>}
        {!saved && <Kept filter={filterOf(view, journey)} persona={journey.personas.find((one) => one.id === personaOf(view, journey))?.name ?? ""} />}
        <Checkbox.Group label={t("edit.views.slides")} description={t("edit.views.slidesHint")} value={slides} onChange={(chosen) => setSlides(journey.stages.filter((stage) => chosen.includes(stage.id)).map((stage) => stage.id))}>
          {journey.stages.map((stage) => (
            <Checkbox key={stage.id} value={stage.id} label={stage.title} lang={journey.lang} size="xs" mt={6} />
          ))}
        </Checkbox.Group>
        {views.error && <ErrorNote error={views.error} />}
        <div className="row">
          <Button type="submit" size="xs" loading={views.isPending} disabled={!title.trim()}>
            {t("edit.views.keep")}
          </Button>
          {saved && (
            <Button size="xs" variant="default" color="red" disabled={views.isPending} onBlur={() => setAsking(false)} onClick={() => (asking ? quietly(drop()) : setAsking(true))}>
              {t(asking ? "edit.views.deleteSure" : "edit.views.delete")}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}

function Kept({ filter, persona }: { filter: string; persona: string }) {
  const { t } = useTranslation("journey");
  if (!filter && !persona) return null;
  return (
    <p className="fs12">
      {persona} {filter && <code aria-label={t("edit.views.filter")}>{filter}</code>}
    </p>
  );
}
