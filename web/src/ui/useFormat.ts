import { useTranslation } from "react-i18next";
import { formatter, type Formatter } from "../format/numbers";

/** Numbers and dates in the language of the page. */
export function useFormat(): Formatter {
  const { i18n } = useTranslation();
  return formatter(i18n.resolvedLanguage ?? "en");
}
