/** The terms of a link, from what is typed. No React. */

/** Days a link may be valid; empty: until revoked. */
export const SPANS = ["1", "7", "30", "365", ""] as const;

export function expiryAfter(days: string, now: Date): string | null {
  return days ? new Date(now.getTime() + Number(days) * 86_400_000).toISOString() : null;
}

/** Sites, typed with spaces or commas between them, without what follows the name. */
export function originsOf(text: string): string[] {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  return [...new Set(parts.map((part) => part.replace(/^(https?:\/\/[^/]+).*$/, "$1")))];
}
