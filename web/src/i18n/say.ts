/** Sentences that the server made, said in the language of the page by their key and facts. No React. */
import type { i18n } from "i18next";
import { formatter } from "../format/numbers";

type Fact = string | number | null;

/** A sentence of the server: complete English, and a key with facts; without a key it is words of a document. */
export interface Said {
  key: string;
  text: string;
  facts: Record<string, Fact>;
}

/** The sentence in the language of the page; its English where the page has no words for it. */
export function say(phrase: Said, texts: i18n): string {
  if (!phrase.key) return phrase.text;
  const options = { ...phrase.facts, ns: "said" };
  return texts.exists(phrase.key, options) ? texts.t(phrase.key, options) : phrase.text;
}

export interface Failure {
  code: string;
  message: string;
  hint: string;
  facts: Record<string, unknown>;
}

/** What went wrong and what to do, by the code of the error or of its cause; the server's own words where the page has none. */
export function sayFailure(failure: Failure, texts: i18n): { what: string; hint: string } {
  const { message, hint, facts } = failure;
  const code = [facts.cause, failure.code].find((one) => typeof one === "string" && texts.exists(`${one}.what`, { ns: "errors" }));
  if (typeof code !== "string") return { what: message, hint };
  const options = { ...facts, ns: "errors" };
  return { what: texts.t(`${code}.what`, options), hint: texts.t(`${code}.hint`, options) };
}

const WRITERS: Record<string, (value: Fact, language: string) => string> = {
  number: (value, language) => plain(Number(value), language),
  signed: (value, language) => formatter(language).valence(Number(value)),
  moment: (value, language) => formatter(language).moment(String(value)),
  day: (value, language) => formatter(language).day(String(value)),
  month: (value, language) => formatter(language).window(String(value), monthAfter(String(value))) ?? "",
  duration: (value, language) => formatter(language).duration(Number(value)),
};

/** Teaches the texts how facts are written: `{{at, moment}}`. Moments and days are ISO 8601, durations seconds. */
export function addWriters(texts: i18n): void {
  for (const [name, write] of Object.entries(WRITERS)) {
    texts.services.formatter?.add(name, (value: Fact, language) => write(value, language ?? "en"));
  }
}

/** With as many decimals as it has, three at most. */
function plain(value: number, language: string): string {
  const digits = [0, 1, 2].find((places) => Math.abs(value - Number(value.toFixed(places))) < 5e-4) ?? 3;
  return formatter(language).number(value, digits);
}

function monthAfter(first: string): Date {
  const date = new Date(first);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1));
}
