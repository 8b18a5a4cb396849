import { useEffect, useRef } from "react";

/** When a step's panel closes, the focus goes back to that step's column; by then the map is no longer inert. */
export function useReturnToColumn(step: string | null): void {
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (!step && last.current) document.querySelector<HTMLElement>(`th[data-step="${CSS.escape(last.current)}"]`)?.focus();
    last.current = step;
  }, [step]);
}
