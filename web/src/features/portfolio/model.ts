/** Filters, groups and sparks of the home screen. No React. */
import type { JourneyCard, SparkPoint } from "@/api/types";

export type Shelf = "all" | "live" | "attention" | "drafts";

export const isDraft = (card: JourneyCard) => card.status === "draft" || card.status === "researching";

/** Late or stale data, an overdue review, or steps without a rule. */
export function needsAttention(card: JourneyCard): boolean {
  return !isDraft(card) && (card.freshness === "late" || card.freshness === "stale" || card.overdue_days > 0 || card.bound_steps < card.steps);
}

export function onShelf(card: JourneyCard, shelf: Shelf): boolean {
  if (shelf === "live") return card.status === "live" || card.status === "validated";
  if (shelf === "attention") return needsAttention(card);
  return shelf === "all" || isDraft(card);
}

/** A draft that cannot be read as a row yet: steps without a rule, or nothing in the data. A future state stays with its pair. */
const isUnfinished = (card: JourneyCard) => isDraft(card) && !card.parent && (card.instances === null || card.bound_steps < card.steps);

export interface Group {
  /** What its journeys share, empty where they have none of it. */
  name: string;
  label: string;
  rows: JourneyCard[];
  drafts: JourneyCard[];
}

/** Journeys by their headings (by area unless told otherwise) in the order they come; a persona's view follows the
    journey it belongs to. Drafts stand apart. Those without a heading come last. */
export function grouped(cards: JourneyCard[], headings: (card: JourneyCard) => string[] = (card) => [card.area]): Group[] {
  const groups = new Map<string, Group>();
  for (const card of cards) {
    for (const name of headings(card)) {
      const group = groups.get(name) ?? { name, label: card.data_label, rows: [], drafts: [] };
      groups.set(name, group);
      if (group.label !== card.data_label && !card.parent) group.label = "";
      if (isUnfinished(card)) group.drafts.push(card);
      else group.rows.push(card);
    }
  }
  return [...groups.values()].sort((a, b) => Number(a.name === "") - Number(b.name === ""));
}

export interface SparkShape {
  runs: string[];
  bands: string[];
  dots: { x: number; y: number; valence: number; weakest: boolean; title: string }[];
  gaps: { x: number; width: number }[];
  zero: number;
}

/** The feeling along the steps in a small picture: fixed scale -2..+2, gaps are hatched and never bridged. */
export function sparkShape(points: SparkPoint[], width: number, height: number): SparkShape {
  const inset = 6;
  const step = points.length > 1 ? (width - 2 * inset) / (points.length - 1) : 0;
  const x = (index: number) => inset + index * step;
  const y = (value: number) => 4 + ((2 - value) / 4) * (height - 8);
  const shape: SparkShape = { runs: [], bands: [], dots: [], gaps: [], zero: y(0) };
  let run: { x: number; y: number; low: number; high: number }[] = [];
  const close = () => {
    if (run.length > 1) {
      shape.runs.push(run.map((one) => `${one.x.toFixed(1)},${one.y.toFixed(1)}`).join(" "));
      shape.bands.push([...run.map((one) => `${one.x.toFixed(1)},${one.high.toFixed(1)}`), ...[...run].reverse().map((one) => `${one.x.toFixed(1)},${one.low.toFixed(1)}`)].join(" "));
    }
    run = [];
  };
  points.forEach((point, index) => {
    const { value, low, high } = point.valence;
    if (value === null) {
      close();
      shape.gaps.push({ x: x(index) - 5, width: 10 });
      return;
    }
    run.push({ x: x(index), y: y(value), low: y(low ?? value), high: y(high ?? value) });
    shape.dots.push({ x: x(index), y: y(value), valence: value, weakest: point.weakest, title: point.title });
  });
  close();
  return shape;
}
