/** How a person looks on the map: initials and a colour that stays the same. No React. */
const COLOURS = 4;

/** Two letters of a name: the first of the first and the last word; one sign where the name has no letters' case. */
export function initials(name: string): string {
  const words = name.trim().split(/[\s.]+/u).filter(Boolean);
  const [first, last] = [words[0] ?? "", words.length > 1 ? (words.at(-1) ?? "") : ""];
  const sign = [...first][0] ?? "?";
  if (/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(sign)) return sign;
  return (sign + ([...last][0] ?? [...first][1] ?? "")).toLocaleUpperCase();
}

/** One of the four colours of people, by id, so that somebody has the same everywhere. */
export function colourOf(id: string): number {
  let sum = 0;
  for (const sign of id) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return (sum % COLOURS) + 1;
}

const SCRIPTS: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, "ja"],
  [/\p{Script=Hangul}/u, "ko"],
  [/\p{Script=Han}/u, "zh"],
  [/\p{Script=Cyrillic}/u, "ru"],
  [/\p{Script=Greek}/u, "el"],
  [/\p{Script=Arabic}/u, "ar"],
  [/\p{Script=Hebrew}/u, "he"],
];

/** The language of what somebody wrote, as its script tells; `around` where it is of that script, else undefined. */
export function langOf(text: string, around: string): string | undefined {
  const found = SCRIPTS.find(([script]) => script.test(text))?.[1];
  if (!found) return /^(ja|ko|zh|ru|el|ar|he)/.test(around) ? "en" : undefined;
  return around.startsWith(found) ? around : found;
}
