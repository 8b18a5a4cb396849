import { useTranslation } from "react-i18next";
import type { Journey } from "@/api/types";
import { whereOf } from "../model/where";

/** A part of the map in words of the page's language. */
export function useWhere(journey: Journey): (part: string, of: string) => string {
  const { t } = useTranslation("journey");
  return (part, of) => {
    const { key, name, beside } = whereOf(journey, part, of);
    return t(`edit.comments.where.${key}`, { name, beside });
  };
}
