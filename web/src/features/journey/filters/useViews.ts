import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiError, send } from "@/api/client";
import { useJourneyData } from "../data";
import { newId, type Operation } from "../edit/model/operations";
import type { Outcome } from "../edit/model/outcomes";

/** Change the map's saved views; resolves when the page has the new document. */
export function useViews() {
  const { journey } = useJourneyData();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (operations: Operation[]) => {
      const change = { id: newId("e"), base: journey.version, operations, label: "field" };
      const path = `/journeys/${encodeURIComponent(journey.slug)}/changes`;
      const { outcomes } = await send<{ outcomes: Outcome[] }>("POST", path, { client: newId("p"), changes: [change] });
      const error = outcomes[0]?.error;
      if (error) throw new ApiError(409, error.code, error.message, error.hint, error.facts);
      await cache.invalidateQueries({ queryKey: ["journey", journey.slug] });
    },
  });
}
