import { Menu } from "@mantine/core";
import { IconLogout, IconUserCircle, IconUserPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useMe } from "../api/access";
import { remove } from "../api/client";
import { initials } from "../ui/initials";

/** Who is here, and the way to the own account and out. */
export function UserMenu() {
  const { t } = useTranslation();
  const me = useMe().data;
  const navigate = useNavigate();
  const queries = useQueryClient();
  if (!me || me.state === "signed_out") return null;
  const local = me.state === "local";
  const name = local ? t("user.you") : me.name;
  const leave = async () => {
    await remove("/session");
    await navigate("/sign-in");
    queries.clear();
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="ib" aria-label={t("user.menu", { name })}>
          <span className="av" aria-hidden="true">{initials(name)}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <b className="ink1">{name}</b>
          <br />
          {local ? t("user.local") : me.email}
          {me.role && !local && <> · {t(`roles.${me.role}`)}</>}
        </Menu.Label>
        {local ? (
          <Menu.Item leftSection={<IconUserPlus size={14} aria-hidden="true" />} onClick={() => void navigate("/welcome")}>{t("user.create")}</Menu.Item>
        ) : (
          <>
            <Menu.Item leftSection={<IconUserCircle size={14} aria-hidden="true" />} onClick={() => void navigate("/account")}>{t("user.account")}</Menu.Item>
            <Menu.Item leftSection={<IconLogout size={14} aria-hidden="true" />} onClick={() => void leave()}>{t("user.signOut")}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
