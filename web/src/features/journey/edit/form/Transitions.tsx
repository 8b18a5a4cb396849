import { ActionIcon, NativeSelect, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Journey, Step } from "@/api/types";
import { insert, keyOf, remove, set } from "../model/operations";
import { useEditing } from "../useSession";
import { stepChoices, useChoices } from "./useChoices";
import { useTyped } from "./useTyped";

const TYPES = ["next", "branch", "loop", "dependency", "wait"] as const;
type Transition = Journey["transitions"][number];

/** Where the drawing says people go from a step. How many do comes from the data. */
export function Transitions({ step }: { step: Step }) {
  const { t } = useTranslation("journey");
  const { journey, edit } = useEditing();
  const drawn = journey.transitions.filter((one) => one.source === step.id);
  const left = stepChoices(journey).filter((one) => !drawn.some((edge) => edge.target === one.value));
  const add = (target: string) => edit([insert("transitions", { source: step.id, target, type: target === step.id ? "loop" : "next" })], "field");
  return (
    <fieldset className="formset">
      <legend>{t("edit.form.transitions")}</legend>
      {drawn.map((one) => (
        <Drawn key={one.target} one={one} />
      ))}
      {left.length > 0 && (
        <NativeSelect size="xs" aria-label={t("edit.form.addTransition")} value="" data={[{ value: "", label: t("edit.form.addTransition") }, ...left]} onChange={(event) => event.currentTarget.value && add(event.currentTarget.value)} />
      )}
    </fieldset>
  );
}

function Drawn({ one }: { one: Transition }) {
  const { t } = useTranslation("journey");
  const { journey, edit } = useEditing();
  const choices = useChoices();
  const key = keyOf("transitions", { ...one });
  const title = journey.steps.find((step) => step.id === one.target)?.title ?? one.target;
  const label = useTyped(one.label ?? "", (text) => edit([set("transitions", key, "label", text)], "field"));
  return (
    <div className="row formrow">
      <span className="clip" lang={journey.lang}>→ {title}</span>
      <NativeSelect size="xs" aria-label={t("edit.form.transitionType", { step: title })} value={one.type ?? "next"} data={choices("transition", TYPES)} onChange={(event) => edit([set("transitions", key, "type", event.currentTarget.value)], "field")} />
      <TextInput size="xs" aria-label={t("edit.form.transitionLabel", { step: title })} placeholder={t("edit.form.label")} {...label} onChange={(event) => label.onChange(event.currentTarget.value)} />
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("edit.form.removeTransition", { step: title })} onClick={() => edit([remove("transitions", key)], "field")}>
        <IconX size={12} stroke={1.75} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
}
