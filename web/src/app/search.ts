/** Finding an entry by words, without React. */
export interface Findable {
  title: string;
  context?: string;
  group: string;
}

const folded = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Score of an entry for the typed words: 0 no hit; higher is better: a start beats a word's start beats a middle. */
export function score(entry: Findable, text: string): number {
  const title = folded(entry.title);
  const all = `${title} ${folded(entry.context ?? "")}`;
  let sum = 1;
  for (const word of folded(text).split(/\s+/).filter(Boolean)) {
    if (title.startsWith(word)) sum += 4;
    else if (new RegExp(`(^|[^\\p{L}\\p{N}])${word.replace(/[^\p{L}\p{N}]/gu, "\\$&")}`, "u").test(all)) sum += 3;
    else if (all.includes(word)) sum += 1;
    else return 0;
  }
  return sum;
}

/** The best `limit` entries, groups kept together in the order of their best hit. */
export function ranked<T extends Findable>(entries: T[], text: string, limit: number): T[] {
  const hits = entries
    .map((entry, index) => ({ entry, index, score: score(entry, text) }))
    .filter((hit) => hit.score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, limit);
  const groups = [...new Set(hits.map((hit) => hit.entry.group))];
  return hits
    .sort((a, b) => groups.indexOf(a.entry.group) - groups.indexOf(b.entry.group))
    .map((hit) => hit.entry);
}
