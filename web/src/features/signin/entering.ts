/** Getting in, and where to go then. */
import type { QueryClient } from "@tanstack/react-query";
import i18next from "i18next";
import { type Me, ME } from "../../api/access";
import { speak } from "../../i18n";
import { type Language, LANGUAGES } from "../../i18n/languages";

/** A page of this app to go to; anything else is the start page. */
export function pageAfter(wanted: string | null): string {
  return wanted && /^\/(?![/\\])/.test(wanted) ? wanted : "/";
}

/** From now on somebody else is here: what was known before is forgotten. */
export function enter(queries: QueryClient, me: Me): void {
  queries.removeQueries({ type: "inactive" });
  queries.setQueryData(ME, me);
  if (me.language in LANGUAGES && me.language !== i18next.resolvedLanguage) void speak(me.language as Language);
}

/** The secret behind the # of a link; it never reaches a server's log. */
export function secretOf(hash: string): string {
  return decodeURIComponent(hash.replace(/^#/, ""));
}
