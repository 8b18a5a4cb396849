import { PasswordInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoComplete: "current-password" | "new-password" | "off";
  description?: string;
  required?: boolean;
  autoFocus?: boolean;
}

/** A password, which can be looked at. */
export function PasswordField({ onChange, required = true, ...rest }: Props) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      {...rest}
      required={required}
      withAsterisk={false}
      data-autofocus={rest.autoFocus || undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ "aria-label": t("showPassword"), tabIndex: 0 }}
    />
  );
}
