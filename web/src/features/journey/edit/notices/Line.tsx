import { Button } from "@mantine/core";
import { IconCloudCheck, IconCloudOff, IconEdit, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

const ICONS = { offline: IconCloudOff, back: IconCloudCheck, refused: IconInfoCircle, overwritten: IconEdit };

interface Props {
  kind: keyof typeof ICONS;
  what: ReactNode;
  /** Words that are kept here, to be read and copied. */
  words?: string;
  lang?: string;
  onClose?: () => void;
  children?: ReactNode;
}

/** One thing to know about one's edits, with what can be done about it. */
export function Line({ kind, what, words, lang, onClose, children }: Props) {
  const { t } = useTranslation("journey");
  const Icon = ICONS[kind];
  return (
    <div className={`notice ${kind}`}>
      <Icon size={16} stroke={1.75} className="i" aria-hidden="true" />
      <div className="notice-what">
        {what}
        {words && (
          <blockquote lang={lang} dir="auto">
            {words}
          </blockquote>
        )}
      </div>
      <div className="notice-row">
        {children}
        {onClose && (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={onClose}>
            {t("edit.notices.close")}
          </Button>
        )}
      </div>
    </div>
  );
}
