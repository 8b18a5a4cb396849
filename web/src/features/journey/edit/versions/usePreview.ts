import { useCallback } from "react";
import { useSearchParams } from "react-router";

const NAME = "version";

/** Which old version is looked at instead of the map; the address says it, so Back gives the map again. */
export function usePreview(): { version: number | null; look: (version: number | null) => void } {
  const [params, setParams] = useSearchParams();
  const version = Number(params.get(NAME));
  const look = useCallback(
    (wanted: number | null) =>
      setParams((now) => {
        const next = new URLSearchParams(now);
        if (wanted === null) next.delete(NAME);
        else next.set(NAME, String(wanted));
        return next;
      }),
    [setParams],
  );
  return { version: Number.isInteger(version) && version > 0 ? version : null, look };
}
