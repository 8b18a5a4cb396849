import { useTranslation } from "react-i18next";
import { Moon } from "@/ui/marks";

const LEVELS = ["assumption", "partial", "validated"] as const;

interface Props {
  value: string | null;
  onSave: (level: string | null) => void;
  /** Whether nothing need be said. */
  optional?: boolean;
}

/** How much stands behind a statement: dashed ring, half moon, full moon, each with its word. */
export function EvidenceField({ value, onSave, optional = false }: Props) {
  const { t } = useTranslation("journey");
  return (
    <div>
      <span className="formlabel">{t("edit.form.evidence")}</span>
      <div className="seg" role="group" aria-label={t("edit.form.evidence")}>
        {optional && (
          <button type="button" aria-pressed={!value} onClick={() => onSave(null)}>
            {t("edit.form.notSaid")}
          </button>
        )}
        {LEVELS.map((level) => (
          <button key={level} type="button" aria-pressed={value === level} onClick={() => onSave(level)}>
            <Moon level={level} /> {t(`common:evidence.${level}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
