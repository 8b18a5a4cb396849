/** What of a map decides its numbers: when this changes, the map is measured anew. No React. */
import type { Journey } from "@/api/types";

export function measuredBy(journey: Journey): string {
  const { scope, kpis, drivers, window, persona, minimum_n } = journey;
  const steps = journey.steps.map(({ id, stage, order, match, feedback, asked, rates, cost_per_visit }) => [id, stage, order, match, feedback, asked, rates, cost_per_visit]);
  const people = journey.personas.map(({ id, segment }) => [id, segment]);
  const channels = journey.library.filter((one) => one.type === "channel").map(({ id, name, values }) => [id, name, values]);
  return JSON.stringify([scope, steps, people, channels, kpis, drivers, window, persona, minimum_n]);
}
