import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useWhere } from "../comments/useWhere";
import { type PartList, set } from "../model/operations";
import { useEditing } from "../useSession";
import { Line } from "./Line";

interface Props {
  /** `mine`: another person replaced one's own words; else one has replaced theirs. */
  mine: boolean;
  what: { part: string; of: string; field: string; author: string; value: unknown; change: string };
}

/** Words that were replaced, whose they were, and a way to put them back. */
export function Replaced({ mine, what }: Props) {
  const { t } = useTranslation("journey");
  const { session, journey, edit } = useEditing();
  const where = useWhere(journey);
  const { part, of, field, value, change } = what;
  const author = what.author || t("edit.notices.someone");
  const words = typeof value === "string" ? value : value === null ? "" : JSON.stringify(value);
  const back = () => {
    if (edit([set(part as PartList | "journey", of, field, value)], "text")) session.dismiss(change);
  };
  return (
    <Line kind="overwritten" what={t(mine ? "edit.notices.lost" : "edit.notices.overwrote", { author, where: where(part, of) })} words={words} lang={journey.lang} onClose={() => session.dismiss(change)}>
      <Button size="compact-xs" variant="default" onClick={back}>
        {t("edit.notices.putBack")}
      </Button>
    </Line>
  );
}
