/** Drawing the emotion curve: a point of a step, per persona, current or target. No React. */
import type { Journey } from "@/api/types";
import { insert, keyOf, remove, set } from "./operations";
import type { Edit } from "./structure";

export interface Curve {
  persona: string | null;
  curve: "current" | "target";
}

export const LOWEST = -2;
export const HIGHEST = 2;

/** To tenths of a point, inside the scale. */
export function rounded(value: number): number {
  return Math.round(Math.min(HIGHEST, Math.max(LOWEST, value)) * 10) / 10;
}

/** The drawn value of a step on one curve; null is a gap. */
export function drawnAt(journey: Journey, step: string, { persona, curve }: Curve): number | null {
  const found = journey.emotions.find((point) => point.step === step && (point.persona ?? null) === persona && point.curve === curve);
  return found?.valence ?? null;
}

/** A point at a value, or away. Null when that is how it is. */
export function drawn(journey: Journey, step: string, { persona, curve }: Curve, value: number | null): Edit | null {
  const point = { step, ...(persona ? { persona } : {}), curve, valence: value === null ? null : rounded(value) };
  const key = keyOf("emotions", point);
  const known = journey.emotions.find((one) => keyOf("emotions", one as unknown as Record<string, unknown>) === key);
  if ((known?.valence ?? null) === point.valence) return null;
  const focus = `emotions[${step}]`;
  if (point.valence === null) return { operations: [remove("emotions", key)], focus };
  return { operations: [known ? set("emotions", key, "valence", point.valence) : insert("emotions", point)], focus };
}
