import { useTranslation } from "react-i18next";
import { Link, useLocation, useRouteError } from "react-router";
import { IconMap2 } from "@tabler/icons-react";
import { Empty, ErrorNote } from "../ui/states";

export function NotFoundPage() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <div className="pagepad">
      <Empty icon={IconMap2} title={t("notFound.title")} text={t("notFound.text", { path: pathname })}>
        <Link className="btn primary" to="/">
          {t("notFound.home")}
        </Link>
      </Empty>
    </div>
  );
}

/** Signed in, but with no role here (any more). */
export function NoMember() {
  const { t } = useTranslation();
  return (
    <div className="pagepad">
      <Empty icon={IconMap2} title={t("noMember.title")} text={t("noMember.text")} />
    </div>
  );
}

/** Last resort: what broke, and a way on. */
export function CrashPage() {
  const error = useRouteError();
  return (
    <div className="pagepad">
      <ErrorNote error={error} onRetry={() => window.location.reload()} />
    </div>
  );
}
