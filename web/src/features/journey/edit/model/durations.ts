/** Durations in words, as the server reads them: 7d, 1h 30m, 90 min, 250ms. No React. */
const PART = /(\d+(?:\.\d+)?)\s*(w|d|h|min|ms|m|s)/g;

export function isDuration(text: string): boolean {
  const words = text.trim().toLowerCase();
  return PART.test(rewound(words)) && words.replace(PART, "").trim() === "";
}

// A global pattern remembers where it stopped; each question begins anew.
function rewound(text: string): string {
  PART.lastIndex = 0;
  return text;
}
