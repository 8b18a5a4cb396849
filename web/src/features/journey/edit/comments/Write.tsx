import { Button } from "@mantine/core";
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { asked, matching, named, type Person, readable, written } from "../model/mentions";
import { Face } from "./Face";

interface Props {
  label: string;
  placeholder?: string;
  /** What is changed; empty for new words. */
  start?: string;
  action: string;
  busy: boolean;
  people: Person[];
  focus?: boolean;
  /** One line until something is written. */
  small?: boolean;
  /** Take the words; resolves to whether they arrived, and only then the box is emptied. */
  onSend: (text: string) => Promise<boolean>;
  onCancel?: () => void;
  children?: ReactNode;
}

/** A box to write in: @ offers people, Ctrl+Enter sends, Escape gives up a choice first and then the box. */
export function Write({ label, placeholder, start = "", action, busy, people, focus = false, small = false, onSend, onCancel, children }: Props) {
  const { t } = useTranslation("journey");
  const begun = readable(start);
  const [text, setText] = useState(begun.text);
  const [chosen, setChosen] = useState<Person[]>(begun.chosen);
  const [caret, setCaret] = useState(0);
  const [closed, setClosed] = useState(-1);
  const [at, setAt] = useState(0);
  const box = useRef<HTMLTextAreaElement>(null);
  const moveTo = useRef<number | null>(null);
  const list = useId();
  const typed = asked(text, caret);
  const offered = typed && typed.from !== closed ? matching(people, typed.query) : [];
  const current = Math.min(at, offered.length - 1);

  useLayoutEffect(() => {
    if (focus) box.current?.focus();
  }, [focus]);
  useLayoutEffect(() => {
    if (moveTo.current === null) return;
    box.current?.setSelectionRange(moveTo.current, moveTo.current);
    moveTo.current = null;
  }, [text]);

  const choose = (person: Person) => {
    if (!typed) return;
    const next = named(text, typed.from, caret, person);
    setText(next.text);
    setCaret(next.caret);
    moveTo.current = next.caret;
    setChosen([...chosen, person]);
    box.current?.focus();
  };
  const give = async () => {
    if (!text.trim() || busy) return;
    if (!(await onSend(written(text.trim(), chosen)))) return;
    setText("");
    setChosen([]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const pick = offered[current];
    if (pick && (event.key === "Enter" || event.key === "Tab")) choose(pick);
    else if (pick && event.key === "ArrowDown") setAt((current + 1) % offered.length);
    else if (pick && event.key === "ArrowUp") setAt((current + offered.length - 1) % offered.length);
    else if (pick && event.key === "Escape") setClosed(typed?.from ?? -1);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void give();
    else if (event.key === "Escape" && onCancel) onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="write">
      <textarea
        ref={box}
        rows={text.length > 60 || text.includes("\n") ? 4 : small && !text ? 1 : 2}
        value={text}
        dir="auto"
        aria-label={label}
        placeholder={placeholder}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={offered.length > 0}
        aria-controls={list}
        aria-activedescendant={offered.length ? `${list}-${current}` : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setCaret(event.target.selectionStart);
          setAt(0);
          if (!event.target.value.includes("@")) setClosed(-1);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
      />
      <ul id={list} role="listbox" aria-label={t("edit.comments.people")} className="write-people" hidden={!offered.length}>
        {offered.map((person, index) => (
          // The keys are handled in the box, where the focus stays.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <li key={person.id} id={`${list}-${index}`} role="option" aria-selected={index === current} onMouseDown={(event) => event.preventDefault()} onClick={() => choose(person)}>
            <Face id={person.id} name={person.name} small />
            {person.name}
          </li>
        ))}
      </ul>
      <div className="write-row">
        {(!small || text.trim() !== "") && (
          <Button size="compact-xs" onClick={() => void give()} loading={busy} disabled={!text.trim()}>
            {action}
          </Button>
        )}
        {onCancel && (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={onCancel}>
            {t("edit.comments.cancel")}
          </Button>
        )}
        {children}
      </div>
    </div>
  );
}
