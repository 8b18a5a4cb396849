import { ActionIcon, Slider } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Persona } from "@/api/types";
import { TextField } from "../form/fields";

interface Props {
  persona: Persona;
  onSave: (traits: Record<string, number>) => void;
}

/** Named traits from 0 to 100. */
export function Traits({ persona, onSave }: Props) {
  const { t } = useTranslation("journey");
  const traits = persona.traits ?? {};
  const rest = (name: string) => Object.fromEntries(Object.entries(traits).filter(([one]) => one !== name));
  return (
    <fieldset className="formset">
      <legend>{t("edit.personas.traits")}</legend>
      {Object.entries(traits).map(([name, value]) => (
        <div key={`${name} ${value}`} className="row formrow">
          <span className="clip">{name}</span>
          <Slider size="sm" thumbLabel={name} defaultValue={value} min={0} max={100} onChangeEnd={(next) => onSave({ ...traits, [name]: next })} />
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("edit.personas.removeTrait", { name })} onClick={() => onSave(rest(name))}>
            <IconX size={12} stroke={1.75} aria-hidden="true" />
          </ActionIcon>
        </div>
      ))}
      <TextField label={t("edit.personas.newTrait")} value="" onSave={(name) => name.trim() && onSave({ ...traits, [name.trim()]: 50 })} />
    </fieldset>
  );
}
