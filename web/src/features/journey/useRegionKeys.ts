import { useEffect } from "react";

/** F6 goes from filters to map to panel and round again; Shift+F6 the other way. Parts that are inert are passed over. */
export function useRegionKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "F6") return;
      event.preventDefault();
      const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")].filter((one) => !one.closest("[inert]"));
      if (!regions.length) return;
      const here = regions.findIndex((one) => one.contains(document.activeElement));
      const next = regions[(here + (event.shiftKey ? -1 : 1) + regions.length) % regions.length];
      const target = next?.querySelector<HTMLElement>("[tabindex='0'], a[href], button:not([disabled]), input") ?? next;
      target?.focus();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
