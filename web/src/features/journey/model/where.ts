/** Filters chosen by value, written as one rule in the product's rule language. */
export interface Choice {
  field: string;
  value: string;
}

const COLUMNS = new Set(["event", "channel", "value", "profile", "session", "case", "time", "question", "score", "text", "source", "id"]);
const WORDS = new Set(["and", "or", "not", "in", "is", "between", "contains", "starts", "ends", "matches", "exists", "missing", "true", "false", "prop"]);
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** A field as a rule names it: bare where the grammar allows it, else prop['any name']. */
export function fieldText(field: string): string {
  const bare = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(field) && !WORDS.has(field.toLowerCase());
  return COLUMNS.has(field) || bare ? field : `prop[${quoted(field)}]`;
}

/** Values of one field are alternatives, fields are all required; no choices give an empty text. */
export function ruleOf(choices: Choice[]): string {
  const fields = new Map<string, string[]>();
  for (const { field, value } of choices) fields.set(field, [...(fields.get(field) ?? []), value]);
  return [...fields]
    .map(([field, values]) =>
      values.length === 1 ? `${fieldText(field)} = ${quoted(values[0] ?? "")}` : `${fieldText(field)} in (${values.map(quoted).join(", ")})`)
    .join(" and ");
}
