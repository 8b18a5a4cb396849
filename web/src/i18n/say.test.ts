/** Sentences of the server in the four languages: facts by locale, plural forms, documents' words, and the fallback. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import i18next, { type i18n } from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { addWriters, say, sayFailure } from "./say";

const LANGUAGES = ["en", "ru", "zh-Hans", "zh-Hant"];
const read = (folder: string, language: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, folder, `${language}.json`), "utf8")) as Record<string, unknown>;
const texts: Record<string, i18n> = {};
const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const phrase = (key: string, facts: Record<string, string | number | null> = {}) => ({ key, facts, text: "English." });

beforeAll(async () => {
  for (const language of LANGUAGES) {
    const one = i18next.createInstance();
    const resources = { [language]: { said: read("said", language), errors: read("errors", language) } };
    await one.init({ lng: language, resources, ns: ["said", "errors"], interpolation: { escapeValue: false } });
    addWriters(one);
    texts[language] = one;
  }
});

const said = (language: string, key: string, facts: Record<string, string | number | null> = {}) =>
  spaced(say(phrase(key, facts), texts[language]!));

describe("say", () => {
  it.each([[1, "1 прохождение ещё открыто"], [3, "3 прохождения ещё открыты"], [12345, "12 345 прохождений ещё открыты"]])(
    "takes the Russian plural form for %d",
    (count, begins) => expect(said("ru", "note.open_apart", { count })).toContain(begins),
  );

  it("writes numbers, moments and durations by language", () => {
    const facts = { start: "2017-05-01T00:00Z", end: "2017-06-01T00:00Z", pause: 14 * 86_400 };
    expect(said("en", "window.both", facts)).toMatch(/^\[1 May 2017, 00:00, 1 Jun 2017, 00:00\) UTC, .* after 14 d without/);
    expect(said("ru", "window.both", facts)).toMatch(/1 мая 2017 г., 00:00; 1 июн. 2017 г., 00:00\) UTC, .* через 14 д без/);
    expect(said("zh-Hans", "window.both", facts)).toMatch(/2017年5月1日 00:00, 2017年6月1日 00:00\) UTC，.*14 天/);
    expect(said("ru", "value.emotion_scale", { middle: 5, factor: 0.4, low: 0, high: 10 })).toContain("× 0,4, шкала от 0 до 10");
    expect(said("zh-Hant", "next.confirm_assumed", { value: -0.5, assumed: 1 })).toBe("−0.50；原先假設 +1.00。");
    expect(said("ru", "span.month", { first: "2018-05-01" })).toMatch(/^май 2018/);
  });

  it("says words of a document as they stand", () => {
    expect(say({ key: "", text: "The survey has no time.", facts: {} }, texts.ru!)).toBe("The survey has no time.");
  });

  it("falls back to the server's English for a key it does not know", () => {
    expect(said("ru", "note.of_a_newer_server", { n: 1 })).toBe("English.");
  });

  it("puts facts in as they are, without reading holes in them", () => {
    expect(said("en", "ask.no_event", { event: "<b>{{n}} & $t(x)</b>" })).toContain("& $t(x)</b>");
  });
});

describe("sayFailure", () => {
  const failure = { code: "time_missing", message: "orders.csv: no column holds a time.", hint: "--time", facts: { file: "orders.csv" } };

  it("speaks the language of the page by the error's code", () => {
    expect(sayFailure(failure, texts.ru!).what).toBe("«orders.csv»: ни в одном столбце нет времени.");
    expect(sayFailure(failure, texts["zh-Hans"]!).hint).toContain("时间列");
  });

  it("speaks of the cause where a field was refused for one", () => {
    const refused = { ...failure, code: "bad_request", facts: { field: "where", cause: "bad_rule", position: 2 } };
    expect(sayFailure(refused, texts.ru!).what).toBe("Правило не читается: ошибка после символа 2.");
  });

  it("keeps the server's words for a code it does not know", () => {
    expect(sayFailure({ ...failure, code: "of_a_newer_server" }, texts.ru!)).toEqual({ what: failure.message, hint: "--time" });
  });
});
