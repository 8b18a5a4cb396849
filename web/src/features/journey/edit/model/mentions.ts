/** Naming people in a comment: typed as `@Ann Lee`, kept as `@[Ann Lee](id)`. No React. */
export interface Person {
  id: string;
  name: string;
}

const MENTION = /@\[([^\]\n]{1,120})\]\(([^)\s]{1,120})\)/g;

/** The name that is being typed before the caret, and where its @ stands; null when none is. */
export function asked(text: string, caret: number): { from: number; query: string } | null {
  const before = text.slice(0, caret);
  const from = before.lastIndexOf("@");
  if (from < 0 || /[\p{L}\p{N}]/u.test(before.charAt(from - 1))) return null;
  const query = before.slice(from + 1);
  return query.length > 40 || /[\n@[\](]/.test(query) || /\s\S*\s/.test(query) ? null : { from, query };
}

/** People whose name holds what was typed, those that begin with it first; at most `most`. */
export function matching(people: Person[], query: string, most = 6): Person[] {
  const wanted = query.trim().toLocaleLowerCase();
  const at = (person: Person) => person.name.toLocaleLowerCase().indexOf(wanted);
  return people.filter((one) => at(one) >= 0).sort((a, b) => Number(at(a) > 0) - Number(at(b) > 0) || a.name.localeCompare(b.name)).slice(0, most);
}

/** The text with the name put in for what was typed, and where the caret stands then. */
export function named(text: string, from: number, caret: number, person: Person): { text: string; caret: number } {
  const start = `${text.slice(0, from)}@${person.name} `;
  return { text: start + text.slice(caret).replace(/^ /, ""), caret: start.length };
}

/** What is kept: every chosen name that still stands in the text becomes a mention. */
export function written(text: string, chosen: Person[]): string {
  const longest = [...chosen].filter((one) => one.id && !/[\]\n]/.test(one.name)).sort((a, b) => b.name.length - a.name.length);
  if (!longest.length) return text;
  const names = new Map(longest.map((one) => [`@${one.name}`, one]));
  const any = new RegExp([...names.keys()].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "g");
  return text.replace(any, (name) => `@[${name.slice(1)}](${names.get(name)?.id ?? ""})`);
}

/** What is typed when a kept comment is changed, with the people it names. */
export function readable(text: string): { text: string; chosen: Person[] } {
  const chosen = [...text.matchAll(MENTION)].map((found) => ({ name: found[1] ?? "", id: found[2] ?? "" }));
  return { text: text.replace(MENTION, "@$1"), chosen };
}

/** Mentions as links of a kind of their own, so that a Markdown reader keeps them apart from addresses. */
export function linked(text: string): string {
  return text.replace(MENTION, (_, name: string, id: string) => `[@${name.replace(/[\\`*_{}[\]<>#|~!]/g, "\\$&")}](mention:${encodeURIComponent(id)})`);
}
