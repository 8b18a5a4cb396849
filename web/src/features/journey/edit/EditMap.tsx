import { useElementSize, useMergedRef } from "@mantine/hooks";
import { IconPencil } from "@tabler/icons-react";
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useOffer } from "@/ui/commands";
import { useJourneyData } from "../data";
import { columnWidth, RAIL } from "../map/LivingMap";
import { go } from "../map/walking";
import { CellEditor, type Writing } from "./CellEditor";
import { EditHeaders } from "./EditHeaders";
import { EditLanes } from "./EditLanes";
import { ACTIONS, keyOf } from "./model/actions";
import type { Curve } from "./model/emotion";
import { EmptyMap } from "./EmptyMap";
import { dragging } from "./dragging";
import { KeysHelp } from "./KeysHelp";
import { targetOf } from "./model/target";
import { spelled } from "./spelled";
import { useDoing } from "./useDoing";
import { useEditing } from "./useSession";

const NARROWEST = 120;
const END = 9;
const NO_WORDS = { step: "", stage: "", lane: "" };
const cellIn = (target: EventTarget | null) => (target instanceof Element ? target.closest<HTMLElement>("[data-cell]") : null);

export function EditMap({ curve }: { curve: Curve }) {
  const { t } = useTranslation("journey");
  const { journey, steps } = useJourneyData();
  const { at, toFocus: focus } = useEditing();
  const { ref: sized, width } = useElementSize();
  const box = useRef<HTMLDivElement>(null);
  const merged = useMergedRef(sized, box);
  const [writing, setWriting] = useState<Writing | null>(null);
  const [help, setHelp] = useState(false);
  const last = useRef("");
  const goTo = useCallback(
    (cell: string | undefined) => {
      focus.current = cell ?? null;
    },
    [focus],
  );
  const doing = useDoing(curve, goTo, setWriting);
  const column = columnWidth(width || 1440, steps.length, NARROWEST);

  // What was inserted or moved gets the focus once it is drawn.
  useEffect(() => {
    const cell = focus.current;
    if (!cell || writing) return;
    const found = box.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(cell)}"]`);
    if (!found) return;
    focus.current = null;
    found.focus();
    found.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  const offer = useCallback(
    () =>
      ACTIONS.flatMap((action) => {
        const target = targetOf(journey, last.current);
        if (!target || !action.make(journey, target, NO_WORDS)) return [];
        const title = (target.card ? "" : (target.step ?? target.stage ?? target.lane)?.title) ?? "";
        return [{ id: `edit-${action.id}`, title: t(`edit.actions.${action.id}`), context: title, keys: spelled(action.key), icon: IconPencil, run: () => void doing.act(action.id, last.current) }];
      }),
    [journey, doing, t],
  );
  useOffer(offer);

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const cell = cellIn(event.target)?.dataset.cell;
    if (!cell || event.target instanceof HTMLButtonElement) return;
    if (event.key === "?") return setHelp(true);
    if (doing.key(cell, event)) return event.preventDefault();
    const action = ACTIONS.find((one) => one.key === keyOf(event) || (one.id === "delete" && event.key === "Backspace"));
    if (action ? doing.act(action.id, cell) : go(event.currentTarget, event)) event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-action]") : null;
    if (button?.dataset.action === "details") return doing.details(button.dataset.of ?? "");
    if (button?.dataset.action) return void doing.act(button.dataset.action, button.dataset.of ?? "");
    const cell = cellIn(event.target);
    if (!cell || (event.target instanceof Element && event.target.closest("a"))) return;
    if (cell.dataset.kind === "cell") doing.write(cell.dataset.cell ?? "");
  };
  const onDoubleClick = (event: MouseEvent) => {
    const cell = cellIn(event.target)?.dataset.cell;
    if (cell) doing.write(cell);
  };
  const drag = dragging(journey, doing.edit);

  return (
    <section className="maparea" aria-label={t("edit.map", { title: journey.title })} data-region="map">
      <div className="mapscroll" ref={merged}>
        {steps.length === 0 && <EmptyMap doing={doing} />}
        <table
          className="map zoom-everything editing"
          style={{ width: RAIL + column * steps.length + END }}
          role="grid"
          aria-colcount={steps.length + 1}
          onKeyDown={onKeyDown}
          onClick={onClick}
          onDoubleClick={onDoubleClick}
          onCopy={doing.copy}
          onPaste={doing.paste}
          onFocus={(event) => {
            last.current = cellIn(event.target)?.dataset.cell ?? "";
            at(last.current, false);
          }}
          {...drag}
        >
          <caption className="vh">{t("map.caption", { title: journey.title })}</caption>
          <colgroup>
            <col style={{ width: RAIL }} />
            {steps.map((step) => (
              <col key={step.id} style={{ width: column }} />
            ))}
            <col style={{ width: END }} />
          </colgroup>
          {steps.length > 0 && <EditHeaders />}
          {steps.length > 0 && <EditLanes column={column} curve={curve} />}
        </table>
        <KeysHelp opened={help} onClose={() => setHelp(false)} />
        {writing && (
          <CellEditor
            key={writing.cell}
            writing={writing}
            box={box.current}
            onCancel={() => {
              goTo(writing.cell);
              setWriting(null);
            }}
            onSave={(text, then) => {
              setWriting(null);
              doing.written(writing.cell, text, then);
            }}
          />
        )}
      </div>
    </section>
  );
}
