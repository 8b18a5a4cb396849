/** What can be done to a cell of the map: by key, by click, from the toolbar and the palette. */
import { type ClipboardEvent, type KeyboardEvent, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useMayI } from "@/ui/useMayI";
import type { Writing } from "./CellEditor";
import { ACTIONS, labelOf, type Words } from "./model/actions";
import { cardsOver, retyped, typed, wordsOf } from "./model/content";
import { type Curve, drawn, drawnAt } from "./model/emotion";
import type { Label } from "./model/labels";
import { set } from "./model/operations";
import { pasted, quotedField, readBlock } from "./model/paste";
import { addStage, addStep, type Edit, insertLane } from "./model/structure";
import { cellOf, holdsWords, type Target, targetOf } from "./model/target";
import { useSide } from "./side";
import { useEditing } from "./useSession";

export interface Doing {
  edit: (edit: Edit, label: Label) => void;
  act: (action: string, cell: string) => boolean;
  add: (what: "step" | "stage" | "lane") => void;
  write: (cell: string) => void;
  written: (cell: string, text: string, then: "stay" | "next") => void;
  details: (cell: string) => void;
  key: (cell: string, event: KeyboardEvent) => boolean;
  copy: (event: ClipboardEvent) => void;
  paste: (event: ClipboardEvent) => void;
}

const cellIn = (target: EventTarget) => (target instanceof Element ? target.closest<HTMLElement>("[data-cell]")?.dataset.cell : undefined);

export function useDoing(curve: Curve, goTo: (cell: string | undefined) => void, setWriting: (writing: Writing) => void): Doing {
  const { t } = useTranslation("journey");
  const editing = useEditing();
  const { open } = useSide();
  const may = useMayI("edit");
  return useMemo(() => {
    const { journey, at } = editing;
    const words: Words = { step: t("edit.new.step"), stage: t("edit.new.stage"), lane: t("edit.new.lane") };
    const edit = (made: Edit, label: Label) => {
      if (made.operations.length && may) editing.edit(made.operations, label);
      goTo(made.focus);
    };
    const write = (cell: string) => {
      const target = targetOf(journey, cell);
      const writing = target && may ? writingOf(target, journey.lang, (card) => wordsOf(journey, card)) : null;
      if (!writing) return;
      at(cell, true);
      setWriting({ ...writing, label: t("edit.writing", { what: t(`edit.kinds.${cell.split("[", 1)[0] ?? "cell"}`) }) });
    };
    const written = (cell: string, text: string, then: "stay" | "next") => {
      at(cell, false);
      const target = targetOf(journey, cell);
      const made = target && madeOf(editing.journey, target, text);
      goTo(cell);
      if (made) edit({ ...made.edit, focus: made.edit.focus ?? cell }, made.label);
      const step = target?.step && journey.steps[journey.steps.findIndex((one) => one.id === target.step?.id) + 1];
      if (then !== "next" || !target?.lane || !step) return;
      const [card] = cardsOver(journey, target.lane.id, journey.steps.indexOf(step));
      write(card ? `cards[${card.id}]` : cellOf(target.lane.id, step.id));
    };
    const act = (id: string, cell: string) => {
      const action = ACTIONS.find((one) => one.id === id);
      const target = targetOf(journey, cell);
      const made = action && target ? action.make(journey, target, words) : null;
      if (!action || !target || !made) return false;
      edit(made, labelOf(action, target));
      return true;
    };
    const emotion = (step: string, event: KeyboardEvent): boolean => {
      const now = drawnAt(journey, step, curve) ?? 0;
      const by = { "+": 0.1, "=": 0.1, "-": -0.1, PageUp: 0.5, PageDown: -0.5 }[event.key];
      const value = by ? now + by : event.key === "0" ? 0 : null;
      const gap = event.key === "Delete" || event.key === "Backspace";
      if (value === null && !gap) return false;
      const made = drawn(journey, step, curve, gap ? null : value);
      if (made) edit(made, "emotion");
      return true;
    };
    return {
      edit,
      act,
      write,
      written,
      add: (what) => {
        if (what === "step") edit(addStep(journey, words.step, words.stage), "step_insert");
        else if (what === "stage") edit(addStage(journey, words.stage, words.step), "stage_insert");
        else edit(insertLane(journey, null, "after", { title: words.lane, type: "text", zone: journey.lanes.at(-1)?.zone ?? "customer" }), "lane_insert");
      },
      details: (cell) => {
        const target = targetOf(journey, cell);
        if (target) details(target, open);
      },
      key: (cell, event) => {
        const target = targetOf(journey, cell);
        if (!target || event.altKey) return false;
        if (cell.startsWith("emotions[") && target.step && !event.ctrlKey && !event.metaKey && emotion(target.step.id, event)) return true;
        const shortcut = event.ctrlKey || event.metaKey ? null : event.key;
        if (shortcut === "Enter" || shortcut === "F2") return (write(cell), true);
        if (shortcut === "d") return (details(target, open), true);
        if (shortcut === "b" && target.step) return (open({ kind: "bind", id: target.step.id }), true);
        if (shortcut === "m") return (open({ kind: "comments", ...partOf(target) }), true);
        const printable = event.key.length === 1 && !event.ctrlKey && !event.metaKey && /\p{L}|\p{N}|["'(]/u.test(event.key);
        if (printable && cell.startsWith("cell[") && holdsWords(target)) return (write(cell), false);
        return false;
      },
      copy: (event) => {
        const target = targetOf(journey, cellIn(event.target) ?? "");
        if (!target) return;
        const text = copied(journey, target);
        if (text === null) return;
        event.clipboardData.setData("text/plain", text);
        event.preventDefault();
      },
      paste: (event) => {
        const target = targetOf(journey, cellIn(event.target) ?? "");
        const lane = target?.lane ?? journey.lanes[0];
        const step = target?.step ?? journey.steps[0];
        const text = event.clipboardData.getData("text/plain");
        if (!lane || !step || !text) return;
        event.preventDefault();
        const made = pasted(journey, lane.id, step.id, readBlock(text), words.step);
        if (made) edit(made, "paste");
      },
    };
  }, [editing, t, curve, goTo, setWriting, open, may]);
}

function writingOf(target: Target, lang: string, said: (card: NonNullable<Target["card"]>) => string): Omit<Writing, "label"> | null {
  const { cell, card } = target;
  if (card) return { cell, text: said(card), lang: card.lang || lang, line: false };
  const named = { stages: target.stage, steps: target.step, lanes: target.lane }[cell.split("[", 1)[0] ?? ""];
  if (named) return { cell, text: named.title, lang, line: true };
  return holdsWords(target) ? { cell, text: "", lang, line: false } : null;
}

function madeOf(journey: Parameters<typeof typed>[0], target: Target, text: string): { edit: Edit; label: Label } | null {
  const { cell, card, lane, step } = target;
  if (card) {
    const made = retyped(journey, card, text);
    return made && { edit: made, label: "text" };
  }
  const part = (["stages", "steps", "lanes"] as const).find((one) => cell.startsWith(`${one}[`));
  const named = part && { stages: target.stage, steps: step, lanes: lane }[part];
  const title = text.trim();
  if (part && named) return title && title !== named.title ? { edit: { operations: [set(part, named.id, "title", title)] }, label: "title" } : null;
  return lane && step && title ? { edit: typed(journey, lane, step.id, text), label: "card_insert" } : null;
}

function details(target: Target, open: ReturnType<typeof useSide>["open"]): void {
  const { cell, card, lane, step, stage } = target;
  if (card) open({ kind: "card", id: card.id });
  else if (cell.startsWith("lanes[") && lane) open({ kind: "lane", id: lane.id });
  else if (cell.startsWith("stages[") && stage) open({ kind: "stage", id: stage.id });
  else if (step) open({ kind: "step", id: step.id });
}

function partOf(target: Target): { part: string; of: string } {
  const [part = "", of = ""] = target.cell.replace("]", "").split("[");
  if (part === "cell" && target.step) return { part: "steps", of: target.step.id };
  return part === "emotions" ? { part: "steps", of } : { part, of };
}

/** A lane as a line of fields, a card or a title as text. */
function copied(journey: Parameters<typeof typed>[0], target: Target): string | null {
  const { cell, card, lane, step, stage } = target;
  if (card) return quotedField(wordsOf(journey, card));
  if (!cell.startsWith("lanes[") || !lane) return (cell.startsWith("stages[") ? stage?.title : step?.title) ?? null;
  const column = (index: number) => cardsOver(journey, lane.id, index).filter((one) => one.span.from_step === journey.steps[index]?.id);
  return journey.steps.map((_, index) => quotedField(column(index).map((one) => wordsOf(journey, one)).join("\n"))).join("\t");
}
