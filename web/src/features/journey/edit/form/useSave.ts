/** Saves one field of a part as one change. */
import { useCallback } from "react";
import type { Label } from "../model/labels";
import { type PartList, set } from "../model/operations";
import { useEditing } from "../useSession";

export type Save = (field: string, value: unknown) => boolean;

export function useSave(part: PartList | "journey", of: string, label: Label = "field"): Save {
  const { edit } = useEditing();
  return useCallback((field: string, value: unknown) => edit([set(part, of, field, value)], label), [edit, part, of, label]);
}
