import { IconDatabase, IconLanguage, IconMap2, IconMoon, IconPointFilled, IconSun } from "@tabler/icons-react";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { useMe } from "../api/access";
import { usePortfolio } from "../api/queries";
import { speak } from "../i18n";
import { LANGUAGES, type Language } from "../i18n/languages";
import { offered } from "../ui/commands";
import { useAppearance } from "../ui/appearance";
import { features } from "./features";
import type { Findable } from "./search";

export interface Entry extends Findable {
  id: string;
  keys?: string;
  icon: ComponentType<{ size?: number; stroke?: number; "aria-hidden"?: boolean }>;
  run: () => void;
}

/** The field must be there with the key that opened it; words of pages not seen yet follow when they are loaded. */
const WITHOUT_WAITING = { useSuspense: false };

/** Everything the palette can find: journeys, their steps, pages, and actions of the shell. */
export function useEntries(): Entry[] {
  const { t, i18n } = useTranslation(["common", ...features.map((feature) => feature.id)], WITHOUT_WAITING);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { scheme, choose } = useAppearance();
  const may = useMe().data?.may ?? [];
  const cards = usePortfolio().data?.cards ?? [];
  const whole = cards.filter((card) => !(card.persona && card.parent));

  const journeys: Entry[] = cards.map((card) => ({
    id: `journey-${card.slug}-${card.persona ?? ""}`,
    group: "journeys",
    title: card.title,
    context: card.persona_name || card.area,
    icon: IconMap2,
    run: () => void navigate(`/journeys/${card.slug}${card.persona ? `?persona=${encodeURIComponent(card.persona)}` : ""}`),
  }));
  const here = whole.find((card) => pathname.startsWith(`/journeys/${card.slug}`));
  const steps: Entry[] = (here ? [here, ...whole.filter((card) => card !== here)] : whole).flatMap((card) =>
    card.spark.map((point) => ({
      id: `step-${card.slug}-${point.step}`,
      group: "steps",
      title: point.title,
      context: card.title,
      icon: IconPointFilled,
      run: () => void navigate(`/journeys/${card.slug}/steps/${point.step}`),
    })),
  );
  const pages: Entry[] = features.flatMap((feature) =>
    (feature.commands ?? []).filter((command) => !command.needs || may.includes(command.needs)).map((command) => ({
      id: command.id,
      group: "actions",
      title: t(command.label),
      icon: command.icon,
      run: () => void navigate(command.to),
    })),
  );
  const importing: Entry = { id: "import", group: "actions", title: t("palette.import"), icon: IconDatabase, run: () => void navigate("/data") };
  const other = scheme === "dark" ? "light" : "dark";
  const appearance: Entry = {
    id: "appearance",
    group: "actions",
    title: t(`palette.${other}`),
    icon: other === "dark" ? IconMoon : IconSun,
    run: () => choose(other),
  };
  const languages: Entry[] = (Object.entries(LANGUAGES) as [Language, string][])
    .filter(([code]) => code !== i18n.resolvedLanguage)
    .map(([code, name]) => ({ id: `language-${code}`, group: "actions", title: name, context: t("palette.language"), icon: IconLanguage, run: () => void speak(code) }));
  const known = features.some((feature) => feature.commands?.some((command) => command.to === "/data"));
  const editing: Entry[] = offered().map((command) => ({ ...command, group: "edit" }));
  return [...editing, ...journeys, ...(known ? [] : [importing]), ...pages, appearance, ...languages, ...steps];
}
