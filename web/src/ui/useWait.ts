import { useEffect, useState } from "react";
import { ApiError } from "../api/client";

/** Seconds still to wait after an error that asks for it; 0 when one may go on. */
export function useWait(error: unknown): number {
  const asked = error instanceof ApiError && error.status === 429 ? Number(error.facts.seconds ?? 0) : 0;
  const [left, setLeft] = useState(asked);
  useEffect(() => {
    setLeft(asked);
    if (!asked) return;
    const until = Date.now() + asked * 1000;
    const timer = window.setInterval(() => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000))), 500);
    return () => window.clearInterval(timer);
  }, [asked, error]);
  return left;
}
