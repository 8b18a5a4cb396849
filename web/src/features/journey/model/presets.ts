/** Windows offered by name, relative to the newest fact, never to the clock of the browser. Half-open, whole UTC days. */
export interface Window {
  from: string;
  to: string;
}

const DAY = 86_400_000;
const day = (time: number) => new Date(time).toISOString().slice(0, 10);
const floor = (time: number) => Math.floor(time / DAY) * DAY;

/** The last `days` whole days that end with the day of the newest fact. */
export function lastDays(newest: string, days: number): Window {
  const end = floor(Date.parse(newest)) + DAY;
  return { from: day(end - days * DAY), to: day(end) };
}

/** The window of the same length just before; whole months stay whole months, whole years whole years. */
export function before(window: Window): Window {
  const [from, to] = [new Date(window.from), new Date(window.to)];
  const months = wholeMonths(from, to);
  if (months) return { from: shifted(from, -months), to: day(from.getTime()) };
  return { from: day(from.getTime() - (to.getTime() - from.getTime())), to: day(from.getTime()) };
}

/** The same window a year earlier; 29 February becomes the day that follows in a common year. */
export function yearBefore(window: Window): Window {
  return { from: shifted(new Date(window.from), -12), to: shifted(new Date(window.to), -12) };
}

function wholeMonths(from: Date, to: Date): number {
  if (from.getUTCDate() !== 1 || to.getUTCDate() !== 1) return 0;
  return (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
}

function shifted(date: Date, months: number): string {
  return day(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate()));
}
