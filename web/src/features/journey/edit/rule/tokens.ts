/** The words of a rule's text, cut as `rules/text.py` cuts them. */
export interface Token {
  kind: "string" | "range" | "number" | "symbol" | "name";
  text: string;
  at: number;
}

/** The text is no rule: at `position` something else was expected. */
export class RuleError extends Error {
  constructor(
    readonly position: number,
    readonly expected: string,
  ) {
    super(`position ${position + 1}: expected ${expected}`);
  }
}

// A letter or number that is no decimal digit begins a name, as [^\W\d] does in Python.
const START = "[\\p{L}\\p{Nl}\\p{No}_]";
const REST = "[\\p{L}\\p{N}_$]";
const TOKEN = new RegExp(
  [
    `\\s*(?:(?<string>'(?:[^']|'')*'|"(?:[^"]|"")*")`,
    `(?<range>\\.\\.)`,
    `(?<number>[+-]?(?:[0-9]+(?:\\.(?!\\.)[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?)(?!${REST})`,
    `(?<symbol><=|>=|!=|<>|==|=|<|>|\\(|\\)|,|\\[|\\])`,
    `(?<name>${START}${REST}*(?:[.:\\-](?!\\.)${REST}+)*))`,
  ].join("|"),
  "uy",
);
const KINDS = ["string", "range", "number", "symbol", "name"] as const;

/** Throws RuleError at the first place where no token begins. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (text.slice(at).trim()) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    const kind = KINDS.find((one) => match?.groups?.[one] !== undefined);
    const found = kind && match?.groups?.[kind];
    if (!match || !kind || found === undefined) {
      const rest = text.slice(at);
      throw new RuleError(at + rest.length - rest.trimStart().length, "a name, a value in quotes, a number or an operator");
    }
    at = TOKEN.lastIndex;
    tokens.push({ kind, text: found, at: at - found.length });
  }
  return tokens;
}

export const isBareName = (name: string) => new RegExp(`^${START}[\\p{L}\\p{N}_]*$`, "u").test(name);
