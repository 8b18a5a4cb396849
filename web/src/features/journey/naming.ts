/** What is compared, named in the language of the page. */
import type { MeasuredMap } from "@/api/types";
import type { Formatter } from "@/format/numbers";
import type { Said } from "@/i18n/say";

export function named(measured: MeasuredMap, format: Formatter, say: (phrase: Said) => string): MeasuredMap {
  const { comparison } = measured;
  if (!comparison?.names.length) return measured;
  const { window_from: from, window_to: to } = comparison.other.provenance;
  const words = (name: Said) => (name.key.startsWith("span.") ? (format.window(from, to) ?? say(name)) : say(name));
  return { ...measured, comparison: { ...comparison, label: comparison.names.map(words).join(", ") } };
}
