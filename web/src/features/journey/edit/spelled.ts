const SIGNS: Record<string, string> = { ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓", Delete: "Del", Control: "Ctrl" };
const MAC: Record<string, string> = { Control: "⌘", Alt: "⌥", Shift: "⇧" };

/** A key as people read it: Alt →, on a Mac ⌥ →. */
export function spelled(key: string): string {
  const mac = navigator.userAgent.includes("Mac");
  return key
    .split("+")
    .map((part) => (mac && MAC[part]) || SIGNS[part] || (part.length === 1 ? part.toUpperCase() : part))
    .join(" ");
}
