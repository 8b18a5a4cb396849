/** Operations on a document in the page: the same as `maps/editing/apply.py` does, tested on the same cases. No React. */
import { type Data, keyOf, LISTS, type Operation, type PartList } from "./operations";

export type Document = Data;

/** The operation does not fit the document: its part is gone, or there already. */
export class DoesNotFit extends Error {}

function partsOf(document: Document, part: PartList): Data[] {
  return (document[part] as Data[] | undefined) ?? [];
}

/** The place of a part in its list; where a file holds two of one key the later ones are counted (`key#2`). */
function placeOf(parts: Data[], part: PartList, key: string): number {
  const seen = new Map<string, number>();
  for (const [place, data] of parts.entries()) {
    const plain = keyOf(part, data);
    const times = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, times);
    if (key === (times === 1 ? plain : `${plain}#${times}`)) return place;
  }
  return -1;
}

/** The part an operation would find, or undefined. */
export function partOf(document: Document, part: PartList, key: string): Data | undefined {
  const parts = partsOf(document, part);
  return parts[placeOf(parts, part, key)];
}

/** The document after one operation; the one given is left as it is. Throws DoesNotFit. */
export function applyOne(document: Document, operation: Operation): Document {
  if (operation.part === "journey") return withField(document, operation.field, operation.value);
  const { part } = operation;
  const parts = partsOf(document, part);
  if (operation.kind === "insert") {
    const key = keyOf(part, operation.value);
    if (placeOf(parts, part, key) >= 0) throw new DoesNotFit(`${part}[${key}] is there already`);
    return { ...document, [part]: [...parts, operation.value] };
  }
  const place = placeOf(parts, part, operation.of);
  const found = parts[place];
  if (!found) throw new DoesNotFit(`${part}[${operation.of}] is gone`);
  const changed = operation.kind === "delete" ? [] : [withField(found, operation.field, operation.value)];
  return { ...document, [part]: [...parts.slice(0, place), ...changed, ...parts.slice(place + 1)] };
}

/** Null is a field's default, which a document does not write: a reader fills it in. */
function withField(data: Data, field: string, value: unknown): Data {
  if (value !== null) return { ...data, [field]: value };
  return Object.fromEntries(Object.entries(data).filter(([name]) => name !== field));
}

/** All operations or, where one does not fit, none: then null. */
export function applyAll(document: Document, operations: Operation[]): Document | null {
  try {
    return operations.reduce(applyOne, document);
  } catch (error) {
    if (error instanceof DoesNotFit) return null;
    throw error;
  }
}

/** What takes the operations back, to be done in this order. */
export function inverseOf(document: Document, operations: Operation[]): Operation[] {
  const back: Operation[] = [];
  let now = document;
  for (const operation of operations) {
    back.unshift(takenBack(now, operation));
    now = applyOne(now, operation);
  }
  return back;
}

function takenBack(document: Document, operation: Operation): Operation {
  if (operation.kind === "insert") return { kind: "delete", part: operation.part, of: keyOf(operation.part, operation.value) };
  if (operation.part === "journey") return { ...operation, value: document[operation.field] ?? null };
  const found = partOf(document, operation.part, operation.of) ?? {};
  if (operation.kind === "delete") return { kind: "insert", part: operation.part, value: found };
  return { ...operation, value: found[operation.field] ?? null };
}

/** Which parts two documents do not say alike, for tests and for showing what changed. */
export function sameParts(one: Document, other: Document): boolean {
  return LISTS.every((part) => {
    const [a, b] = [partsOf(one, part), partsOf(other, part)].map((parts) => [...parts].sort((x, y) => (keyOf(part, x) < keyOf(part, y) ? -1 : 1)));
    return JSON.stringify(a) === JSON.stringify(b);
  });
}
