/** The fixed valence scale, -2..+2: a colour token, never stretched to the data. */
const STEPS = ["n4", "n3", "n2", "n1", "0", "p1", "p2", "p3", "p4"];

/** The token nearest to a valence, in half steps. */
export function valenceColour(valence: number): string {
  const index = Math.round(Math.min(2, Math.max(-2, valence)) * 2) + 4;
  return `var(--v-${STEPS[index] ?? "0"})`;
}

/** Where a score lies on the valence scale, given the ends of its own scale. */
export function valenceOf(score: number, low: number, high: number): number {
  const half = (high - low) / 2;
  return half > 0 ? ((score - low - half) / half) * 2 : 0;
}

/** Area follows n: 7 px at the largest n of the view, never under 3. */
export function dotRadius(n: number, largest: number): number {
  return largest > 0 ? Math.max(3, 7 * Math.sqrt(Math.min(1, n / largest))) : 3;
}
