import { CopyButton } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** A text to be copied, such as a link or a key. */
export function Once({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation();
  return (
    <div className="once">
      <input readOnly value={text} aria-label={label} onFocus={(event) => event.currentTarget.select()} />
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <button type="button" className="btn sm" onClick={copy}>
            {copied ? <IconCheck size={13} aria-hidden="true" /> : <IconCopy size={13} aria-hidden="true" />}
            <span aria-live="polite">{copied ? t("copied") : t("copy")}</span>
          </button>
        )}
      </CopyButton>
    </div>
  );
}
