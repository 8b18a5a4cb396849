/** What the choices of a form are called in the language of the page, and the parts of the map they choose among. */
import { useTranslation } from "react-i18next";
import type { Journey } from "@/api/types";
import type { Choice } from "./fields";

/** Choices whose words stand in the catalogue under `edit.form.<group>`. */
export function useChoices(): (group: string, values: readonly string[]) => Choice[] {
  const { t } = useTranslation("journey");
  return (group, values) => values.map((value) => ({ value, label: t(`edit.form.${group}.${value}`) }));
}

export const stepChoices = (journey: Journey): Choice[] => journey.steps.map(({ id, title }) => ({ value: id, label: title }));
export const personaChoices = (journey: Journey): Choice[] => journey.personas.map(({ id, name }) => ({ value: id, label: name }));
export const actorChoices = (journey: Journey): Choice[] => [...journey.actors, ...journey.personas].map(({ id, name }) => ({ value: id, label: name }));
export const libraryOf = (journey: Journey, type: string) => journey.library.filter((one) => one.type === type);
