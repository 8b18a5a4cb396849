import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Journey } from "@/api/types";

/** Makes a journey and goes to it; says while it works and what went wrong. */
export function useBegin() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const begin = async (work: () => Promise<Journey>) => {
    setBusy(true);
    setError(null);
    try {
      const journey = await work();
      await queries.invalidateQueries();
      void navigate(`/journeys/${encodeURIComponent(journey.slug)}`);
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  return { busy, error, begin };
}
