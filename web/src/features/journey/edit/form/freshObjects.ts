/** Makes library objects out of names, to be put in by the same change that uses them. */
import { insert, newId, type Operation } from "../model/operations";

export interface Fresh {
  ids: string[];
  operations: Operation[];
}

export function freshObjects(type: "channel" | "touchpoint" | "system" | "department", names: string[]): Fresh {
  const made = names.map((name) => ({ id: newId("o"), type, name }));
  return { ids: made.map((one) => one.id), operations: made.map((one) => insert("library", one)) };
}
