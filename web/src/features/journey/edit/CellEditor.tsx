import { ActionIcon } from "@mantine/core";
import { IconBold, IconItalic, IconLink } from "@tabler/icons-react";
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

export interface Writing {
  /** The cell that is being written in. */
  cell: string;
  text: string;
  lang: string;
  /** One line: a name; else words with several lines. */
  line: boolean;
  label: string;
}

interface Props {
  writing: Writing;
  /** The scrolling box that the field lies in. */
  box: HTMLElement | null;
  onSave: (text: string, then: "stay" | "next") => void;
  onCancel: () => void;
}

const MARKS = [
  { mark: "**", icon: IconBold, key: "bold" },
  { mark: "_", icon: IconItalic, key: "italic" },
] as const;

/**
 * The field over a cell. It floats over the map instead of standing in it, so that what others insert or delete meanwhile
 * neither takes the focus nor a letter of what is being typed.
 */
export function CellEditor({ writing, box, onSave, onCancel }: Props) {
  const { t } = useTranslation("journey");
  const [text, setText] = useState(writing.text);
  const [place, setPlace] = useState({ left: 0, top: 0, width: 200 });
  const field = useRef<HTMLTextAreaElement>(null);
  const done = useRef(false);

  useLayoutEffect(() => {
    const put = () => {
      const cell = box?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(writing.cell)}"]`);
      if (!cell || !box) return;
      const [at, from] = [cell.getBoundingClientRect(), box.getBoundingClientRect()];
      const next = { left: at.left - from.left + box.scrollLeft, top: at.top - from.top + box.scrollTop, width: Math.max(180, at.width) };
      setPlace((before) => (before.left === next.left && before.top === next.top && before.width === next.width ? before : next));
    };
    put();
    const timer = setInterval(put, 200);
    return () => clearInterval(timer);
  }, [writing.cell, box]);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  const save = (then: "stay" | "next") => {
    if (done.current) return;
    done.current = true;
    onSave(text, then);
  };
  const surround = (mark: string, after = mark) => {
    const input = field.current;
    if (!input) return;
    const [from, to] = [input.selectionStart, input.selectionEnd];
    setText(text.slice(0, from) + mark + text.slice(from, to) + after + text.slice(to));
    requestAnimationFrame(() => {
      input.focus();
      input.setSelectionRange(from + mark.length, to + mark.length);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      done.current = true;
      return onCancel();
    }
    if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab") {
      event.preventDefault();
      return save(event.key === "Tab" ? "next" : "stay");
    }
    if ((event.ctrlKey || event.metaKey) && !writing.line) {
      if (event.key === "b") surround("**");
      else if (event.key === "i") surround("_");
      else return;
      event.preventDefault();
    }
  };
  const rows = writing.line ? Math.max(1, Math.ceil(text.length / 24)) : Math.max(2, text.split("\n").length + 1);
  return (
    <div className="celledit" style={place} onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && save("stay")}>
      <textarea ref={field} rows={rows} lang={writing.lang} aria-label={writing.label} value={text} maxLength={writing.line ? 500 : 20_000} onChange={(event) => setText(event.target.value)} onKeyDown={onKeyDown} />
      <div className="celledit-bar">
        {!writing.line &&
          MARKS.map(({ mark, icon: Icon, key }) => (
            <ActionIcon key={key} size="sm" variant="subtle" color="gray" tabIndex={-1} aria-label={t(`edit.format.${key}`)} onMouseDown={(event) => event.preventDefault()} onClick={() => surround(mark)}>
              <Icon size={14} stroke={1.75} aria-hidden="true" />
            </ActionIcon>
          ))}
        {!writing.line && (
          <ActionIcon size="sm" variant="subtle" color="gray" tabIndex={-1} aria-label={t("edit.format.link")} onMouseDown={(event) => event.preventDefault()} onClick={() => surround("[", "](https://)")}>
            <IconLink size={14} stroke={1.75} aria-hidden="true" />
          </ActionIcon>
        )}
        <span className="grow" />
        <kbd>Esc</kbd>
        <kbd>Enter</kbd>
      </div>
    </div>
  );
}
