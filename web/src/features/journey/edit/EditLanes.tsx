import { IconLock } from "@tabler/icons-react";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Card, Lane } from "@/api/types";
import { JourneyContext, useJourneyData } from "../data";
import { CardContent } from "../map/CardContent";
import { startsStage } from "../map/Headers";
import { BlueprintLine } from "../map/Lanes";
import { MeasureLane } from "../map/MeasureLane";
import { cardRows } from "../model/cards";
import { type Line, lineAbove } from "../model/lanes";
import type { Placed } from "../model/placing";
import { EditEmotion } from "./EditEmotion";
import { Details, Insert } from "./Insert";
import type { Curve } from "./model/emotion";
import { cellOf } from "./model/target";
import { useOthers } from "./useOthers";

export function EditLanes({ column, curve }: { column: number; curve: Curve }) {
  const { journey } = useJourneyData();
  return (
    <tbody>
      {journey.lanes.map((lane, index) => (
        <Island key={lane.id} lane={lane} line={lineAbove(journey.lanes, index)} column={column} curve={curve} />
      ))}
    </tbody>
  );
}

/** A lane that is drawn anew only when something of its own changes: a map may have a thousand cells. */
function Island({ lane, line, column, curve }: { lane: Lane; line: Line | null; column: number; curve: Curve }) {
  const data = useJourneyData();
  const { journey, measured } = data;
  const cards = useSame(journey.cards.filter((card) => card.lane === lane.id));
  const drawing = lane.type === "emotion" ? journey.emotions : null;
  const { steps, stages, insights, actions, library, kpis } = journey;
  // What a lane shows depends on these; the rest of the document may change without it.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const own = useMemo(() => ({ ...data, journey: { ...journey, cards } }), [cards, drawing, steps, stages, insights, actions, library, kpis, measured]);
  return useMemo(
    () => (
      <JourneyContext value={own}>
        {line && <BlueprintLine kind={line} />}
        <EditLane lane={lane} column={column} curve={curve} />
      </JourneyContext>
    ),
    [own, lane, line, column, curve],
  );
}

/** The list of before, where the new one holds the same. */
function useSame<T>(list: T[]): T[] {
  const before = useRef(list);
  if (before.current.length !== list.length || list.some((one, place) => one !== before.current[place])) before.current = list;
  return before.current;
}

function EditLane({ lane, column, curve }: { lane: Lane; column: number; curve: Curve }) {
  if (lane.collapsed) return <Collapsed lane={lane} />;
  if (lane.type === "emotion") return <EditEmotion lane={lane} column={column} curve={curve} />;
  if (lane.type === "metrics") return <MeasureLane lane={lane} head={<EditLaneHead lane={lane} rows={1} />} />;
  return <EditCardLane lane={lane} />;
}

export function EditLaneHead({ lane, rows, children }: { lane: Lane; rows: number; children?: React.ReactNode }) {
  const { t } = useTranslation("journey");
  const { journey } = useJourneyData();
  const cell = `lanes[${lane.id}]`;
  const other = useOthers(cell);
  const kind = t(`edit.laneTypes.${lane.type}`);
  return (
    <th scope={rows > 1 ? "rowgroup" : "row"} rowSpan={rows} className="lane" data-start={-1} data-cell={cell} data-kind="lane" draggable tabIndex={-1} {...other.props}>
      <span lang={journey.lang}>
        {lane.title}
        {lane.locked && <IconLock size={11} stroke={1.75} aria-label={t("edit.form.locked")} />}
      </span>
      <span className="sub" lang={lane.note ? journey.lang : undefined}>
        {lane.note || (kind === lane.title ? null : kind)}
      </span>
      {children}
      <Details cell={cell} />
      <Insert action="laneBelow" cell={cell} place="below" />
      {other.tag}
    </th>
  );
}

function Collapsed({ lane }: { lane: Lane }) {
  const { t } = useTranslation("journey");
  const { journey, steps } = useJourneyData();
  const count = journey.cards.filter((card) => card.lane === lane.id).length;
  return (
    <tr className="lane-collapsed">
      <EditLaneHead lane={lane} rows={1} />
      <td colSpan={steps.length} className="soft" data-start={0} tabIndex={-1}>
        {t("edit.collapsed", { count })}
      </td>
      <td className="end" aria-hidden="true" />
    </tr>
  );
}

function EditCardLane({ lane }: { lane: Lane }) {
  const { journey, steps } = useJourneyData();
  const rows = cardRows(journey, lane);
  return rows.map((row, index) => (
    <tr key={index} className={index < rows.length - 1 ? "nob" : undefined}>
      {index === 0 && <EditLaneHead lane={lane} rows={rows.length} />}
      {row.map((cell) => (
        <EditCell key={cell.item?.[0]?.id ?? `at-${steps[cell.start]?.id}`} cell={cell} lane={lane} />
      ))}
      <td className="end" aria-hidden="true" />
    </tr>
  ));
}

function EditCell({ cell, lane }: { cell: Placed<Card[]>; lane: Lane }) {
  const { journey, steps } = useJourneyData();
  const step = steps[cell.start];
  const [card] = cell.item ?? [];
  const own = card && journey.cards.some((one) => one.id === card.id);
  const name = own ? `cards[${card.id}]` : cellOf(lane.id, step?.id ?? "");
  const other = useOthers(name);
  return (
    <td
      colSpan={cell.span}
      className={startsStage(steps, cell.start) ? "s0" : undefined}
      data-start={cell.start}
      data-cell={name}
      data-lane={lane.id}
      data-step={step?.id}
      data-kind={own ? "card" : "cell"}
      draggable={Boolean(own)}
      tabIndex={-1}
      {...other.props}
    >
      {cell.item && cell.item.length > 1 && own ? cell.item.map((one) => <Part key={one.id} card={one} lane={lane} />) : cell.item && <CardContent cards={cell.item} lane={lane} />}
      {own && cell.item?.length === 1 && <Details cell={name} />}
      {!cell.item && <span className="emptycell" aria-hidden="true">+</span>}
      {other.tag}
    </td>
  );
}

/** One of several cards of a cell, each to be edited by itself. */
function Part({ card, lane }: { card: Card; lane: Lane }) {
  const name = `cards[${card.id}]`;
  const other = useOthers(name);
  return (
    <div className="cardpart" data-cell={name} data-kind="card" tabIndex={-1} {...other.props}>
      <CardContent cards={[card]} lane={lane} />
      <Details cell={name} />
      {other.tag}
    </div>
  );
}
