/** The order of parts that may have no order key yet. No React. */
import { type Operation, type PartList, set } from "./operations";
import { between } from "./ranks";

interface Ordered {
  id: string;
  order: string;
}

/** Moves a part one place; parts without a key get one on the way. Nothing to do gives no operations. */
export function moved(part: PartList, list: readonly Ordered[], id: string, by: -1 | 1): Operation[] {
  const from = list.findIndex((one) => one.id === id);
  const to = from + by;
  const one = list[from];
  if (!one || to < 0 || to >= list.length) return [];
  const rest = list.filter((other) => other !== one);
  return ranked(part, [...rest.slice(0, to), one, ...rest.slice(to)]);
}

function ranked(part: PartList, list: readonly Ordered[]): Operation[] {
  let last: string | null = null;
  return list.flatMap(({ id, order }) => {
    last = between(last, null);
    return order === last ? [] : [set(part, id, "order", last)];
  });
}

/** The key of a new part after all others. */
export const afterAll = (list: readonly Ordered[]): string => between(list.map((one) => one.order).sort().at(-1) ?? null, null);
