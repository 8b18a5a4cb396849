/** The numbers follow the drawing: once the server has a change that decides them, the map is measured anew. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { measuredBy } from "./model/measuredBy";
import type { Editing } from "./useSession";

export function useRemeasure(editing: Editing | null): void {
  const cache = useQueryClient();
  const journey = editing?.journey ?? null;
  const said = useMemo(() => journey && measuredBy(journey), [journey]);
  const settled = editing?.told.unsent === 0;
  const slug = editing?.slug ?? "";
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (said === null || !settled) return;
    if (last.current !== null && last.current !== said) void cache.invalidateQueries({ queryKey: ["measured", slug] });
    last.current = said;
  }, [said, settled, slug, cache]);
}
