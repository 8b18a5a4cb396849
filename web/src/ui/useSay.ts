import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { say, type Said } from "../i18n/say";

/** Says sentences of the server in the language of the page. */
export function useSay(): (phrase: Said) => string {
  const { i18n } = useTranslation("said");
  const language = i18n.resolvedLanguage;
  // eslint-disable-next-line react-hooks/exhaustive-deps -- what it says changes with the language
  return useCallback((phrase: Said) => say(phrase, i18n), [i18n, language]);
}
