/** Every language has every text, and every plural form that its grammar asks for. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fitting, LANGUAGES } from "./languages";

type Tree = { [key: string]: string | Tree };
const source = join(import.meta.dirname, "..");
const PLURAL = /_(zero|one|two|few|many|other)$/;

function folders(): string[] {
  const features = readdirSync(join(source, "features")).map((name) => join(source, "features", name, "locales"));
  return [...["locales", "said", "errors"].map((name) => join(source, "i18n", name)), ...features.filter((folder) => readdirSync(join(folder, "..")).includes("locales"))];
}

function flat(tree: Tree, prefix = ""): Map<string, string> {
  const out = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") out.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) out.set(inner, text);
  }
  return out;
}

const read = (folder: string, language: string) => flat(JSON.parse(readFileSync(join(folder, `${language}.json`), "utf8")) as Tree);
const names = (texts: Map<string, string>) => new Set([...texts.keys()].map((key) => key.replace(PLURAL, "#")));
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]).sort();

describe.each(folders())("catalogues of %s", (folder) => {
  it.each(Object.keys(LANGUAGES))("have the same keys in %s as in English", (language) => {
    expect([...names(read(folder, language))].sort()).toEqual([...names(read(folder, "en"))].sort());
  });

  it.each(Object.keys(LANGUAGES))("have every plural form of %s", (language) => {
    const texts = read(folder, language);
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const stems = [...texts.keys()].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, ""));
    const missing = [...new Set(stems)].flatMap((stem) => forms.filter((form) => !texts.has(`${stem}_${form}`)).map((form) => `${stem}_${form}`));
    expect(missing).toEqual([]);
  });

  it.each(Object.keys(LANGUAGES))("fill the same holes in %s as in English", (language) => {
    const english = read(folder, "en");
    const wrong = [...read(folder, language)].filter(([key, text]) => {
      const model = english.get(key) ?? english.get(key.replace(PLURAL, "_other"));
      return model !== undefined && holes(model).some((hole) => hole !== "count" && !holes(text).includes(hole));
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
});

describe("fitting", () => {
  it.each([["zh-TW", "zh-Hant"], ["zh-CN", "zh-Hans"], ["zh", "zh-Hans"], ["ru-RU", "ru"], ["en-GB", "en"], ["de", null]])(
    "takes %s for %s",
    (tag, language) => expect(fitting(tag)).toBe(language),
  );
});
