/** Numbers, intervals, times and dates as text, by language. No React; times are UTC, as everywhere in the product. */
import { UNITS, type Units } from "./units";

const MINUS = "\u2212";
const DASH = "\u2013";

interface Interval {
  low: number | null;
  high: number | null;
}

export interface Formatter {
  language: string;
  units: Units;
  /** 1,055 */
  count: (value: number | null) => string;
  /** A number with `digits` decimals, true minus, a plus when `signed`. A zero carries no sign. */
  number: (value: number | null, digits?: number, signed?: boolean) => string;
  /** +0.86 */
  valence: (value: number | null) => string;
  /** Share 0..1 as a percentage. */
  share: (value: number | null, digits?: number) => string;
  /** Difference of shares in percentage points: −13.4 pt */
  points: (value: number | null, digits?: number) => string;
  /** [+0.78, +0.93], or nothing when an end is missing. */
  interval: (value: Interval, write: (end: number) => string) => string;
  /** k of n */
  of: (k: number | null, n: number | null) => string;
  /** 12 min, 1 h 20, 4 d 2 h, 50 d */
  duration: (seconds: number | null) => string;
  /** 31 May 2018 */
  day: (moment: string | Date | null) => string;
  /** 30 Nov, with the year only where it is not `year` */
  shortDay: (moment: string | Date | null) => string;
  /** 31 May 2018, 23:59 */
  moment: (moment: string | Date | null) => string;
  /** A half-open window in words: May 2018, 2018, 1 May – 14 Jun 2018; null when it has no ends. */
  window: (from: string | Date | null, to: string | Date | null) => string | null;
}

const cache = new Map<string, Formatter>();

export function formatter(language: string): Formatter {
  const known = cache.get(language) ?? make(language);
  cache.set(language, known);
  return known;
}

function make(language: string): Formatter {
  const units = UNITS[language] ?? UNITS.en;
  const locale = language === "en" ? "en-GB" : language;
  const number: Formatter["number"] = (value, digits = 0, signed = false) => {
    if (value === null || !Number.isFinite(value)) return DASH;
    const size = Math.abs(value).toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    const zero = Number(Math.abs(value).toFixed(digits)) === 0;
    return (zero ? "" : value < 0 ? MINUS : signed ? "+" : "") + size;
  };
  const share: Formatter["share"] = (value, digits = 0) =>
    value === null ? DASH : number(value * 100, digits) + units.percent;
  const dates = datesOf(locale);
  return {
    language,
    units,
    number,
    share,
    ...dates,
    count: (value) => number(value),
    valence: (value) => number(value, 2, true),
    points: (value, digits = 1) => (value === null ? DASH : `${number(value * 100, digits, true)} ${units.point}`),
    interval: ({ low, high }, write) => (low === null || high === null ? "" : `[${write(low)}${units.between}${write(high)}]`),
    of: (k, n) => (k === null || n === null ? DASH : units.of(number(k), number(n))),
    duration: (seconds) => duration(seconds, units, number),
  };
}

function duration(seconds: number | null, units: Units, number: Formatter["number"]): string {
  if (seconds === null || !Number.isFinite(seconds)) return DASH;
  if (seconds < 59.5) return `${number(seconds, seconds > 0 && seconds < 9.95 ? 1 : 0)} ${units.s}`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} ${units.min}`;
  if (minutes < 24 * 60) {
    return `${Math.floor(minutes / 60)} ${units.h} ${String(minutes % 60).padStart(2, "0")}`;
  }
  const hours = Math.round(minutes / 60);
  if (hours < 14 * 24) {
    const rest = hours % 24;
    return `${Math.floor(hours / 24)} ${units.d}${rest ? ` ${rest} ${units.h}` : ""}`;
  }
  return `${number(hours / 24)} ${units.d}`;
}

const DAY = 86_400_000;

function datesOf(locale: string) {
  const style = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
    return (value: string | Date | null) => (value === null ? DASH : format.format(new Date(value)));
  };
  const day = style({ day: "numeric", month: "short", year: "numeric" });
  const shortDay = style({ day: "numeric", month: "short" });
  const month = style({ month: locale.startsWith("zh") ? "long" : "short", year: "numeric" });
  const year = style({ year: "numeric" });
  const moment = style({ day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
  return {
    day,
    shortDay,
    moment,
    window: (from: string | Date | null, to: string | Date | null): string | null => {
      if (!from && !to) return null;
      if (!from || !to) return from ? `${day(from)} ${DASH}` : `${DASH} ${day(new Date(new Date(to ?? 0).getTime() - 1))}`;
      const start = new Date(from);
      const end = new Date(to);
      if (isMonthStart(start) && isMonthStart(end)) {
        const months = (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth();
        if (months === 12 && start.getUTCMonth() === 0) return year(start);
        if (months === 1) return month(start);
      }
      const last = new Date(end.getTime() - (isMidnight(end) ? DAY : 1));
      if (last.getTime() - start.getTime() < DAY) return day(start);
      const sameYear = start.getUTCFullYear() === last.getUTCFullYear();
      return `${(sameYear ? shortDay : day)(start)} ${DASH} ${day(last)}`;
    },
  };
}

const isMidnight = (date: Date) => date.getTime() % DAY === 0;
const isMonthStart = (date: Date) => isMidnight(date) && date.getUTCDate() === 1;
