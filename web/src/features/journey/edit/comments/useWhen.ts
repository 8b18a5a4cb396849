import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";

const STEPS: [number, Intl.RelativeTimeFormatUnit][] = [[60, "second"], [3600, "minute"], [86_400, "hour"], [604_800, "day"]];
const SIZES: Record<string, number> = { second: 1, minute: 60, hour: 3600, day: 86_400 };

/** How long ago something was, in words; the day itself once it is a week ago. */
export function useWhen(): (moment: string) => string {
  const { t, i18n } = useTranslation("journey");
  const format = useFormat();
  const relative = new Intl.RelativeTimeFormat(i18n.resolvedLanguage ?? "en", { numeric: "auto", style: "short" });
  return (moment) => {
    const seconds = (Date.now() - Date.parse(moment)) / 1000;
    if (seconds < 45) return t("edit.comments.now");
    const unit = STEPS.find(([limit]) => seconds < limit)?.[1];
    return unit ? relative.format(-Math.max(1, Math.round(seconds / (SIZES[unit] ?? 1))), unit) : format.day(moment);
  };
}
