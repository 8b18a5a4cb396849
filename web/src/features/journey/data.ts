/** What all parts of a journey's page share: the document, its numbers, the view and a way to change it. */
import { createContext, useContext } from "react";
import type { Journey, MeasuredMap, Step, StepDifference, StepMeasure } from "@/api/types";
import type { View } from "./model/view";

export interface JourneyData {
  journey: Journey;
  steps: Step[];
  measured: MeasuredMap | null;
  /** True while another view is being computed and the shown numbers are those before. */
  stale: boolean;
  view: View;
  change: (part: Partial<View>) => void;
  openStep: (step: string) => void;
}

export const JourneyContext = createContext<JourneyData | null>(null);

export function useJourneyData(): JourneyData {
  const data = useContext(JourneyContext);
  if (!data) throw new Error("JourneyContext is missing");
  return data;
}

export interface StepNumbers {
  measure: StepMeasure | null;
  other: StepMeasure | null;
  difference: StepDifference | null;
}

export function numbersAt({ measured }: Pick<JourneyData, "measured">, step: string): StepNumbers {
  const find = <T extends { id: string }>(list: T[] | undefined) => list?.find((one) => one.id === step) ?? null;
  return {
    measure: find(measured?.measurement.steps),
    other: find(measured?.comparison?.other.steps),
    difference: find(measured?.comparison?.steps),
  };
}

/** The drawn curve at a step: what people assumed before it was measured. */
export function assumedAt(journey: Journey, step: string): number | null {
  return journey.emotions.find((point) => point.step === step && point.curve === "current")?.valence ?? null;
}
