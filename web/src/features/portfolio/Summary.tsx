import { IconChecklist, IconEyeOff, IconMap2, IconMoodSad } from "@tabler/icons-react";
import type { ComponentType, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Portfolio } from "@/api/types";
import { useFormat } from "@/ui/useFormat";

function Sum({ icon: Icon, title, children }: { icon: ComponentType<{ size?: number; stroke?: number; "aria-hidden"?: boolean }>; title: string; children: ReactNode }) {
  return (
    <div className="sum">
      <h2>
        <Icon size={14} stroke={1.75} aria-hidden />
        {title}
      </h2>
      {children}
    </div>
  );
}

/** Four numbers for someone who has one minute. */
export function Summary({ portfolio }: { portfolio: Portfolio }) {
  const { t } = useTranslation("portfolio");
  const format = useFormat();
  const worst = portfolio.pains.find((pain) => pain.stake.value !== null);
  const changed = portfolio.changes.filter((change) => change.difference.verdict === "clear");
  const worse = changed.filter((change) => change.difference.direction === "worse").length;
  return (
    <section className="summary" aria-label={t("summary.label")}>
      <Sum icon={IconMoodSad} title={t("summary.hurts")}>
        {worst ? (
          <>
            <p><Link to={`/journeys/${worst.slug}`}>{worst.title}</Link></p>
            <p className="big">
              {format.number(worst.stake.value, 1)} <small>{t("summary.stake")} {format.interval(worst.stake, (end) => format.number(end, 1))}</small>
            </p>
            <p className="muted">{t("summary.associated", { n: format.count(worst.stake.n) })}</p>
          </>
        ) : (
          <p className="muted">{t("summary.noPain")}</p>
        )}
      </Sum>
      <Sum icon={IconChecklist} title={t("summary.done")}>
        <p>{t("summary.actions", { count: portfolio.actions_open })}</p>
        <p className="big">{format.count(portfolio.actions_due_soon)} <small>{t("summary.dueSoon")}</small></p>
        <p className="muted">{t("summary.overdue", { count: portfolio.actions_overdue })}</p>
      </Sum>
      <Sum icon={IconMap2} title={t("summary.changed")}>
        <p>{t("summary.changedText")}</p>
        <p className="big">{format.count(changed.length)} <small>{t("summary.steps", { count: changed.length })}</small></p>
        <p className="muted">{t("summary.worse", { worse, better: changed.length - worse })}</p>
      </Sum>
      <Sum icon={IconEyeOff} title={t("summary.blind")}>
        <p>{t("summary.blindText")}</p>
        <p className="big">
          {format.count(portfolio.blind_steps)} <small>{t("summary.ofSteps", { steps: format.count(portfolio.blind_steps + portfolio.measured_steps), count: portfolio.journeys })}</small>
        </p>
        <p className="muted">{t("summary.blindWhy", { unbound: portfolio.unbound_steps, thin: portfolio.thin_steps })}</p>
      </Sum>
    </section>
  );
}
