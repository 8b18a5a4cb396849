/** The ends of a journey: outcomes by name, and which of them are a success. No React. */
export interface Scope {
  starts: string | null;
  ends: Record<string, string>;
  success: string[];
  timeout: string;
  case: string;
  unit: string;
}
type Ends = Pick<Scope, "ends" | "success">;

/** The outcome under another name, in its place; a name that is taken or empty changes nothing. */
export function renamed({ ends, success }: Ends, from: string, to: string): Ends {
  if (!to || to in ends) return { ends, success };
  const kept = Object.entries(ends).map(([name, rule]) => [name === from ? to : name, rule] as const);
  return { ends: Object.fromEntries(kept), success: success.map((name) => (name === from ? to : name)) };
}

/** Without an outcome. */
export function without({ ends, success }: Ends, gone: string): Ends {
  return {
    ends: Object.fromEntries(Object.entries(ends).filter(([name]) => name !== gone)),
    success: success.filter((name) => name !== gone),
  };
}

/** A name that no outcome has: the word itself, else with a number. */
export function freeName({ ends }: Pick<Scope, "ends">, word: string): string {
  let name = word;
  for (let number = 2; name in ends; number += 1) name = `${word} ${number}`;
  return name;
}
