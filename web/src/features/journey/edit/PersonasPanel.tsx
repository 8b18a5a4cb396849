import { ActionIcon, Button } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { insert, newId } from "./model/operations";
import { afterAll, moved } from "./model/orders";
import { PersonaFields } from "./personas/PersonaFields";
import { useEditing } from "./useSession";

/** The people the map is drawn for: who they are, and by which rule the data knows them. */
export default function PersonasPanel() {
  const { t } = useTranslation("journey");
  const { journey, edit } = useEditing();
  const [opened, setOpened] = useState<string | null>(null);
  const people = journey.personas;
  const add = () => {
    const id = newId("p");
    if (edit([insert("personas", { id, name: t("edit.personas.newName"), order: afterAll(people) })], "persona")) setOpened(id);
  };
  const move = (id: string, by: -1 | 1) => {
    const operations = moved("personas", people, id, by);
    if (operations.length) edit(operations, "persona");
  };
  return (
    <div className="partform">
      <h2>{t("edit.side.personas")}</h2>
      {!people.length && <p className="muted">{t("edit.personas.none")}</p>}
      {people.map((one, place) => (
        <section key={one.id} className="formbox" aria-label={one.name}>
          <div className="row">
            <button type="button" className="btn quiet grow personaname" aria-expanded={opened === one.id} onClick={() => setOpened((now) => (now === one.id ? null : one.id))}>
              <span lang={journey.lang}>{one.name}</span> <span className="muted fs12">{t(`edit.personas.kind.${one.kind}`)}</span>
            </button>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("edit.personas.up", { name: one.name })} disabled={place === 0} onClick={() => move(one.id, -1)}>
              <IconArrowUp size={14} stroke={1.75} aria-hidden="true" />
            </ActionIcon>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("edit.personas.down", { name: one.name })} disabled={place === people.length - 1} onClick={() => move(one.id, 1)}>
              <IconArrowDown size={14} stroke={1.75} aria-hidden="true" />
            </ActionIcon>
          </div>
          {opened === one.id && <PersonaFields persona={one} />}
        </section>
      ))}
      <Button size="xs" variant="default" leftSection={<IconPlus size={14} stroke={1.75} aria-hidden="true" />} onClick={add}>
        {t("edit.personas.add")}
      </Button>
    </div>
  );
}
