/** Order keys as the server makes them (`maps/ranks.py`): text that sorts, with room for another between any two. */
const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

/** There is no key left between two keys: the parts must be numbered anew. */
export class NoRankBetween extends Error {}

/** A key above `low` and below `high`; null is the start or the end. Throws NoRankBetween. */
export function between(low: string | null, high: string | null): string {
  const from = low ?? "";
  if (high === null) return after(from);
  if (from >= high) throw new NoRankBetween(`${from} is not below ${high}`);
  return high.startsWith(from) ? from + below(high.slice(from.length), high) : inside(from, high);
}

function after(low: string): string {
  for (const [place, digit] of [...low].entries()) {
    const at = DIGITS.indexOf(digit);
    if (at >= 0 && at < DIGITS.length - 1) return low.slice(0, place) + DIGITS.charAt(at + 1);
  }
  return `${low}i`;
}

function inside(low: string, high: string): string {
  let place = 0;
  while (low[place] === high[place]) place += 1;
  const [start, end] = [DIGITS.indexOf(low.charAt(place)), DIGITS.indexOf(high.charAt(place))];
  if (start >= 0 && end - start > 1) return low.slice(0, place) + DIGITS.charAt((start + end) >> 1);
  return low.slice(0, place + 1) + after(low.slice(place + 1));
}

function below(rest: string, high: string): string {
  const place = rest.length - rest.replace(/^0+/, "").length;
  const digit = rest.charAt(place);
  if (place === rest.length || digit < "0") throw new NoRankBetween(`nothing is left before ${high}`);
  const at = DIGITS.indexOf(digit);
  return rest.slice(0, place) + (at > 1 ? DIGITS.charAt(at >> 1) : "0i");
}

/** Keys of equal length for so many parts in order, with room before, between and after them. */
export function first(count: number): string[] {
  let width = 1;
  while (DIGITS.length ** width < 2 * (count + 1)) width += 1;
  const step = Math.floor(DIGITS.length ** width / (count + 1));
  return Array.from({ length: count }, (_, place) => (step * (place + 1)).toString(DIGITS.length).padStart(width, "0"));
}
