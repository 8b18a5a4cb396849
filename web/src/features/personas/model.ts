/** Curves of several personas in one picture, and what stands on a card. No React. */
import type { Estimate, Persona, PersonaNumbers, PersonasMeasured } from "@/api/types";

/** More curves than this cannot be told apart without colour. */
export const MOST_OVERLAID = 4;
export const EVERYONE = "everyone";

export interface Series {
  id: string;
  name: string;
  points: Estimate[];
}

/** The series of the chosen ids, in their order; everyone is one of them. Unknown ids and those without steps are left out. */
export function seriesOf(found: PersonasMeasured, ids: string[], everyone: string): Series[] {
  return ids.flatMap((id): Series[] => {
    const persona = found.personas.find((one) => one.id === id && one.steps.length > 0);
    if (persona) return [{ id, name: persona.name, points: persona.steps.map((step) => step.valence) }];
    return id === EVERYONE ? [{ id, name: everyone, points: found.everyone.map((step) => step.valence) }] : [];
  });
}

/** Who is overlaid: as the address says, else the first two personas with numbers and everyone. */
export function chosenOf(text: string | null, found: PersonasMeasured): string[] {
  const measured = found.personas.filter((one) => one.steps.length > 0).map((one) => one.id);
  const wanted = text === null ? [...measured.slice(0, 2), EVERYONE] : text.split(",");
  return wanted.filter((id, index) => (measured.includes(id) || id === EVERYONE) && wanted.indexOf(id) === index).slice(0, MOST_OVERLAID);
}

/** With one more or one fewer; a fifth takes the place of none. */
export function toggled(chosen: string[], id: string): string[] {
  if (chosen.includes(id)) return chosen.filter((one) => one !== id);
  return chosen.length < MOST_OVERLAID ? [...chosen, id] : chosen;
}

export interface CurvePoint {
  x: number;
  y: number;
  low: number | null;
  high: number | null;
}

export interface Curve {
  id: string;
  name: string;
  runs: string[];
  points: CurvePoint[];
  label: { x: number; y: number };
}

export interface Overlay {
  width: number;
  height: number;
  ticks: { value: number; y: number }[];
  columns: number[];
  curves: Curve[];
}

const [LEFT, TOP, BOTTOM, UNIT, LABELS] = [30, 14, 10, 62, 150];
const APART = 14;

/** The feelings on one fixed scale, side by side within a step so that whiskers do not cover each other; gaps stay gaps. */
export function overlay(series: Series[], steps: number, width: number): Overlay {
  const known = series.flatMap((one) => one.points.flatMap((point) => [point.value, point.low, point.high])).filter((value) => value !== null);
  const high = Math.min(2, Math.max(0.5, ...known));
  const low = Math.max(-2, Math.min(-0.5, ...known));
  const y = (value: number) => TOP + (high - Math.max(low, Math.min(high, value))) * UNIT;
  const column = (width - LEFT - LABELS) / Math.max(1, steps);
  const columns = Array.from({ length: steps }, (_, index) => LEFT + (index + 0.5) * column);
  const curves = series.map((one, place): Curve => {
    const aside = (place - (series.length - 1) / 2) * Math.min(7, column / 8);
    const runs: CurvePoint[][] = [[]];
    one.points.forEach((point, index) => {
      if (point.value === null) runs.push([]);
      else runs[runs.length - 1]?.push({ x: (columns[index] ?? 0) + aside, y: y(point.value), low: point.low === null ? null : y(point.low), high: point.high === null ? null : y(point.high) });
    });
    const points = runs.flat();
    const last = points[points.length - 1];
    return {
      id: one.id,
      name: one.name,
      points,
      runs: runs.filter((run) => run.length > 1).map((run) => run.map((point) => `${point.x.toFixed(1)},${point.y.toFixed(1)}`).join(" ")),
      label: { x: width - LABELS + 12, y: last?.y ?? TOP },
    };
  });
  const height = Math.max(Math.round(TOP + (high - low) * UNIT + BOTTOM), curves.length * APART + 20);
  spread(curves.map((curve) => curve.label), height);
  return { width, height, ticks: [-2, -1, 0, 1, 2].filter((value) => value >= low && value <= high).map((value) => ({ value, y: y(value) })), columns, curves };
}

/** Labels at the ends of the curves, moved apart where they would cover each other. */
function spread(labels: { y: number }[], height: number) {
  const ordered = [...labels].sort((a, b) => a.y - b.y);
  ordered.forEach((label, index) => {
    const above = ordered[index - 1];
    if (above) label.y = Math.max(label.y, above.y + APART);
  });
  const over = (ordered[ordered.length - 1]?.y ?? 0) - (height - 6);
  if (over > 0) for (const label of ordered) label.y -= over;
}

/** One or two letters that stand for a name. Chinese names give their first character. */
export function initials(name: string): string {
  const words = name.split(/[\s.,·-]+/).filter(Boolean);
  const letters = words.map((word) => [...word][0] ?? "");
  return (/^\p{Script=Han}/u.test(name) ? letters.slice(0, 1) : letters.slice(0, 2)).join("").toUpperCase();
}

/** A picture that comes with the map; anything else (an icon's name, another site) is not loaded. */
export function portraitOf(persona: Persona): string | null {
  return /^data:image\/(png|jpeg|gif|webp|svg\+xml);/.test(persona.portrait) || /^\/(?!\/)/.test(persona.portrait) ? persona.portrait : null;
}

/** Traits within their scale of 0 to 100, in the order of the document. */
export function traitsOf(persona: Persona): [string, number][] {
  return Object.entries(persona.traits).map(([name, value]) => [name, Math.min(100, Math.max(0, value))]);
}

/** The steps where a persona differs clearly from everyone else in any measure. */
export function clearSteps(persona: PersonaNumbers) {
  return persona.steps.filter((step) => [step.valence_difference, step.reach_difference, step.dropoff_difference].some((one) => one.verdict === "clear"));
}
