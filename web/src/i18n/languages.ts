/** The languages there are, by their own names. */
export const LANGUAGES = { en: "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文", ru: "Русский" } as const;

export type Language = keyof typeof LANGUAGES;

/** The language of ours that fits a browser's tag: Chinese by script or region, others by their first part. */
export function fitting(tag: string): Language | null {
  const lower = tag.toLowerCase();
  if (lower.startsWith("zh")) return /hant|tw|hk|mo/.test(lower) ? "zh-Hant" : "zh-Hans";
  const short = lower.split("-")[0];
  return short === "en" || short === "ru" ? short : null;
}

/** The language chosen earlier, else the first of the browser's that we have, else English. */
export function preferred(): Language {
  const chosen = localStorage.getItem("sojourn.language");
  if (chosen && chosen in LANGUAGES) return chosen as Language;
  for (const tag of navigator.languages) {
    const found = fitting(tag);
    if (found) return found;
  }
  return "en";
}
