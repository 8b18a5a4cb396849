import { useTranslation } from "react-i18next";
import type { Lane } from "@/api/types";
import { DiffMark, DiffPicture, ShareBar, toneOf, Tri } from "@/ui/marks";
import { useFormat } from "@/ui/useFormat";
import { numbersAt, useJourneyData } from "../data";
import { type Cell, cellOf, type LaneScale } from "../model/measures";
import { AbsentLine } from "./Absent";
import { Drop, Mix, TimeSpan } from "./pictures";

interface Props {
  lane: Lane;
  step: string;
  index: number;
  scale: LaneScale;
}

export function MeasureCell({ lane, step, index, scale }: Props) {
  const data = useJourneyData();
  const { journey, steps } = data;
  const { measure, difference } = numbersAt(data, step);
  if (lane.measure === "change") return <Change difference={difference?.valence ?? null} scale={scale} />;
  if (!measure) return <AbsentLine note={null} />;
  const next = steps[index + 1] ? numbersAt(data, steps[index + 1]?.id ?? "").measure : null;
  const good = journey.kpis.find((metric) => metric.id === lane.metric)?.good ?? "none";
  return <Shown cell={cellOf(lane, measure, next, good)} scale={scale} small={lane.measure === "answers" || lane.measure === "gap"} minimum={journey.minimum_n} />;
}

function Shown({ cell, scale, small, minimum }: { cell: Cell; scale: LaneScale; small: boolean; minimum: number }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  switch (cell.kind) {
    case "absent":
      return small ? <div className="n1">–</div> : <AbsentLine note={cell.note} n={cell.n} minimum={minimum} />;
    case "count":
      return <div className="n1">n {format.count(cell.value)}</div>;
    case "gap":
      return (
        <div className="n1">
          <Tri kind={cell.value < 0 ? "worse" : "better"} size={8} /> <span className="ink2">{format.valence(cell.value)}</span>
        </div>
      );
    case "share": {
      const { share } = cell;
      const part = (value: number | null) => (value === null ? null : value / scale.full);
      return (
        <div className="m">
          <div className="v">{format.share(share.share, cell.digits)}</div>
          <ShareBar value={part(share.share) ?? 0} low={part(share.low)} high={part(share.high)} tone={cell.tone} />
          <div className="s">{format.of(share.k, share.n)}</div>
        </div>
      );
    }
    case "drop":
      return <Drop reach={cell.reach} drop={cell.drop} next={cell.next} />;
    case "times":
      return <TimeSpan times={cell.times} scale={scale} />;
    case "stake":
      return (
        <div className="m">
          <div className="v">{format.number(cell.stake.value, 1)}</div>
          <ShareBar value={Math.abs(cell.stake.value ?? 0) / scale.full} low={end(cell.stake.high, scale)} high={end(cell.stake.low, scale)} tone={(cell.stake.value ?? 0) < 0 ? "n" : "p"} />
          <div className="s">{t("cell.fromTo", { low: format.number(cell.stake.low, 1), high: format.number(cell.stake.high, 1) })}</div>
        </div>
      );
    case "mean":
      return (
        <div className="m">
          <div className="v">{format.number(cell.estimate.value, 2)}</div>
          <div className="s">n {format.count(cell.estimate.n)}</div>
        </div>
      );
    case "mix":
      return <Mix parts={cell.mix} compact />;
  }
}

const end = (value: number | null, scale: LaneScale) => (value === null ? null : Math.abs(value) / scale.full);

function Change({ difference, scale }: { difference: Parameters<typeof DiffPicture>[0]["difference"] | null; scale: LaneScale }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  if (!difference || difference.diff === null) return <AbsentLine note={difference?.note ?? null} />;
  return (
    <div className="m">
      <DiffPicture difference={difference} scale={scale.full} />
      <div className={`v fs12 ${toneOf(difference)} ${difference.verdict === "clear" ? "" : "plain"}`}>
        {format.valence(difference.diff)}
        <span className="vh">
          {" "}
          {t("cell.interval", { low: format.valence(difference.low), high: format.valence(difference.high) })}{" "}
        </span>
        <span className="vh">
          <DiffMark difference={difference} />
        </span>
      </div>
    </div>
  );
}
