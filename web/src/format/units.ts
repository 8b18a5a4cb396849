/** Words of measures that belong to a number: units of time, "of", list marks. */
export interface Units {
  s: string;
  min: string;
  h: string;
  d: string;
  point: string;
  of: (k: string, n: string) => string;
  /** Between the ends of an interval; a comma is the decimal mark in Russian. */
  between: string;
  percent: string;
}

const NARROW = "\u202f";
const NBSP = "\u00a0";

export const UNITS: Record<string, Units> & { en: Units } = {
  en: { s: "s", min: "min", h: "h", d: "d", point: "pt", of: (k, n) => `${k} of ${n}`, between: ", ", percent: `${NARROW}%` },
  ru: { s: "с", min: "мин", h: "ч", d: "д", point: "п.", of: (k, n) => `${k} из ${n}`, between: "; ", percent: `${NBSP}%` },
  "zh-Hans": { s: "秒", min: "分", h: "小时", d: "天", point: "点", of: (k, n) => `${n} 中的 ${k}`, between: ", ", percent: "%" },
  "zh-Hant": { s: "秒", min: "分", h: "小時", d: "天", point: "點", of: (k, n) => `${n} 中的 ${k}`, between: ", ", percent: "%" },
};
