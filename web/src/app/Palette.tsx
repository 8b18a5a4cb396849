import { Modal } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ranked } from "./search";
import { useFoundEntries } from "./useFoundEntries";
import { type Entry, useEntries } from "./usePaletteEntries";

interface Props {
  opened: boolean;
  onClose: () => void;
}

/** The field takes the focus with the key that opened it, so that nothing typed right after is lost. */
const AT_ONCE = { duration: 0 };

/** Ctrl+K: one field that finds journeys and steps, and does things. */
export function Palette({ opened, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} transitionProps={AT_ONCE} withCloseButton={false} padding={0} size={540} yOffset="12vh" title={undefined} aria-label={t("palette.open")}>
      <Search onClose={onClose} />
    </Modal>
  );
}

function Search({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const list = useId();
  const entries = [...ranked(useEntries(), text, 14), ...useFoundEntries(text)];
  const active = Math.min(at, entries.length - 1);

  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  const onKey = (event: KeyboardEvent) => {
    const moves: Record<string, number> = { ArrowDown: active + 1, ArrowUp: active - 1 };
    const next = moves[event.key];
    if (next !== undefined && entries.length) {
      event.preventDefault();
      setAt((next + entries.length) % entries.length);
    } else if (event.key === "Enter") run(entries[active]);
  };

  return (
    <div className="pal">
      <label className="palin">
        <IconSearch size={16} stroke={1.75} aria-hidden="true" />
        <input
          data-autofocus
          // A dialog that someone just asked for: its field is where they look.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={entries[active] ? `${list}-${active}` : undefined}
          aria-label={t("palette.open")}
          placeholder={t("palette.hint")}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKey}
        />
        <kbd>Esc</kbd>
      </label>
      <div role="listbox" id={list} aria-label={t("palette.results")}>
        {entries.map((entry, index) => (
          <Row key={entry.id} id={`${list}-${index}`} entry={entry} active={index === active} first={entry.group !== entries[index - 1]?.group} onRun={() => run(entry)} />
        ))}
        {!entries.length && <p className="palg">{t("palette.none", { text })}</p>}
      </div>
    </div>
  );
}

function Row({ id, entry, active, first, onRun }: { id: string; entry: Entry; active: boolean; first: boolean; onRun: () => void }) {
  const { t } = useTranslation();
  const Icon = entry.icon;
  return (
    <>
      {first && (
        <div className="palg" role="presentation">
          {t(`palette.groups.${entry.group}`)}
        </div>
      )}
      {/* Keys are handled by the field, which owns the focus. */}
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */}
      <div id={id} role="option" aria-selected={active} className={active ? "palrow on" : "palrow"} onClick={onRun}>
        <Icon size={15} stroke={1.75} aria-hidden />
        <span>{entry.title}</span>
        {entry.context && <span className="muted">{entry.context}</span>}
        {entry.keys && <kbd className="palkeys">{entry.keys}</kbd>}
      </div>
    </>
  );
}
