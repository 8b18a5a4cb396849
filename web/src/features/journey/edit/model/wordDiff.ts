/** Which words of a text were taken out and which put in. No React. */
export interface Piece {
  kind: "same" | "out" | "in";
  text: string;
}

/** Longer texts are shown whole, before and after: marking single words in them would not be read. */
const MOST = 1_500;
const WORD = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}\s]/gu;

/** The pieces that lead from one text to the other, by the longest words in common. */
export function wordDiff(before: string, after: string): Piece[] {
  const [old, now] = [before.match(WORD) ?? [], after.match(WORD) ?? []];
  if (old.length > MOST || now.length > MOST) return joined([{ kind: "out", text: before }, { kind: "in", text: after }]);
  const common = lengths(old, now);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      pieces.push({ kind: "same", text: old[i] ?? "" });
      i += 1;
      j += 1;
    } else if (j >= now.length || (i < old.length && at(common, i + 1, j) >= at(common, i, j + 1))) {
      pieces.push({ kind: "out", text: old[i] ?? "" });
      i += 1;
    } else {
      pieces.push({ kind: "in", text: now[j] ?? "" });
      j += 1;
    }
  }
  return joined(pieces);
}

const at = (table: Uint16Array[], i: number, j: number) => table[i]?.[j] ?? 0;

/** For every place, how long the longest common run from there to the end is. */
function lengths(old: string[], now: string[]): Uint16Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const row = table[i];
    if (!row) continue;
    for (let j = now.length - 1; j >= 0; j -= 1) {
      row[j] = old[i] === now[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

function joined(pieces: Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (!piece.text) continue;
    if (last?.kind === piece.kind) last.text += piece.text;
    else out.push({ ...piece });
  }
  return out;
}
