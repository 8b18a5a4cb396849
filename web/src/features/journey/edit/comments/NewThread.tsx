import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "@/ui/states";
import { useJourneyData } from "../../data";
import type { Person } from "../model/mentions";
import { newComment, useSaying } from "../useComments";
import { useWhere } from "./useWhere";
import { Write } from "./Write";

interface Props {
  slug: string;
  part: string;
  of: string;
  people: Person[];
  onSaid: (thread: string) => void;
}

/** Begin a thread on the chosen part of the map, or on all of it. */
export function NewThread({ slug, part, of, people, onSaid }: Props) {
  const { t } = useTranslation("journey");
  const { journey } = useJourneyData();
  const where = useWhere(journey);
  const { say } = useSaying(slug);
  const id = useRef(newComment());
  const chosen = part !== "journey";
  const [onWhole, setOnWhole] = useState(!chosen);
  const target = onWhole || !chosen ? { part: "journey", of: "" } : { part, of };
  const begin = async (text: string) => {
    const said = { id: id.current, text, ...target };
    const done = await say.mutateAsync(said).then(() => true, () => false);
    if (!done) return false;
    onSaid(id.current);
    id.current = newComment();
    return true;
  };
  return (
    <section className="newthread" aria-label={t("edit.comments.new")}>
      <div className="newthread-on">
        {t("edit.comments.on")} <b lang={journey.lang}>{where(target.part, target.of)}</b>
        {chosen && (
          <button type="button" className="linkish" onClick={() => setOnWhole(!onWhole)}>
            {t(onWhole ? "edit.comments.onPart" : "edit.comments.onWhole")}
          </button>
        )}
      </div>
      <Write label={t("edit.comments.newLabel", { where: where(target.part, target.of) })} placeholder={t("edit.comments.newHint")} action={t("edit.comments.begin")} busy={say.isPending} people={people} focus={chosen} onSend={begin} />
      {say.error && <ErrorNote error={say.error} />}
    </section>
  );
}
