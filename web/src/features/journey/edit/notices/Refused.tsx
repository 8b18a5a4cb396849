import { Button, CopyButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sayFailure } from "@/i18n/say";
import { useWhere } from "../comments/useWhere";
import { LABELS } from "../model/labels";
import { wordsOf } from "../model/keptWords";
import { keyOf } from "../model/operations";
import type { Refusal } from "../model/outcomes";
import { whereOf } from "../model/where";
import { useEditing } from "../useSession";
import { Line } from "./Line";

/** An own edit that was not taken in: why, what was written, and a way to do it again. */
export function Refused({ refusal }: { refusal: Refusal }) {
  const { t, i18n } = useTranslation("journey");
  const { session, journey, edit } = useEditing();
  const where = useWhere(journey);
  const [misfit, setMisfit] = useState(false);
  const { change, error } = refusal;
  const words = wordsOf(change.operations).join("\n");
  const [first] = change.operations;
  const part = first?.part ?? "journey";
  const of = first ? (first.kind === "insert" ? keyOf(first.part, first.value) : first.of) : "";
  const gone = whereOf(journey, part, of).key === "gone";
  const author = typeof error.facts.author === "string" ? error.facts.author : "";
  const label = (LABELS as readonly string[]).includes(change.label) ? t(`edit.labels.${change.label}`) : change.label || t("edit.labels.field");
  const place = gone ? "" : where(part, of);
  const why = author && place ? t("edit.notices.refusedBy", { author, where: place }) : sayFailure(error, i18n).what;
  const again = () => (edit(change.operations, change.label) ? session.dismiss(change.id) : setMisfit(true));
  return (
    <Line
      kind="refused"
      what={
        <>
          <b>{t("edit.notices.refused", { what: label })}</b> {why} {misfit && t("edit.notices.misfit")}
        </>
      }
      words={words}
      lang={journey.lang}
      onClose={() => session.dismiss(change.id)}
    >
      {words && (
        <CopyButton value={words}>
          {({ copied, copy }) => (
            <Button size="compact-xs" variant="default" onClick={copy}>
              {t(copied ? "edit.notices.copied" : "edit.notices.copy")}
            </Button>
          )}
        </CopyButton>
      )}
      <Button size="compact-xs" variant="default" disabled={misfit} onClick={again}>
        {t("edit.notices.again")}
      </Button>
    </Line>
  );
}
