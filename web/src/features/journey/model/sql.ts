/** SQL cut into parts for colouring: words of the language, texts, numbers, the rest. Joined, the parts are the text. */
export interface Part {
  text: string;
  kind: "" | "kw" | "st" | "nu";
}

const WORDS =
  "with|as|select|from|where|and|or|not|in|is|null|between|group|by|order|having|limit|join|left|inner|on|union|all|case|when|then|else|end|over|partition|distinct|cast|filter|asc|desc|using|values";
const PART = new RegExp(`('(?:[^']|'')*')|\\b(${WORDS})\\b|\\b(\\d+(?:\\.\\d+)?)\\b`, "gi");

export function coloured(sql: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of sql.matchAll(PART)) {
    if (match.index > at) parts.push({ text: sql.slice(at, match.index), kind: "" });
    parts.push({ text: match[0], kind: match[1] ? "st" : match[2] ? "kw" : "nu" });
    at = match.index + match[0].length;
  }
  if (at < sql.length) parts.push({ text: sql.slice(at), kind: "" });
  return parts;
}
