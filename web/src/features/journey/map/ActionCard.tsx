import { IconBulb, IconCalendar, IconClock, IconFlask, IconGitBranch, IconTargetArrow, IconUser } from "@tabler/icons-react";
import type { ComponentType, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Action } from "@/api/types";
import { useFormat } from "@/ui/useFormat";
import { useJourneyData } from "../data";

/** How far an action is: dashed ring proposed, ring planned, half in progress, full with a tick done. */
export function Progress({ status }: { status: string }) {
  return (
    <svg className="prog" viewBox="0 0 12 12" aria-hidden="true">
      {status === "done" ? (
        <>
          <circle className="f" cx="6" cy="6" r="5.3" />
          <path d="M3.6 6.2l1.7 1.6 3.1-3.4" fill="none" stroke="var(--surface)" strokeWidth="1.4" />
        </>
      ) : (
        <circle className="o" cx="6" cy="6" r="4.7" strokeDasharray={status === "proposed" || status === "dropped" ? "2 1.7" : undefined} />
      )}
      {status === "in_progress" && <path className="f" d="M6 2.6a3.4 3.4 0 0 1 0 6.8z" />}
    </svg>
  );
}

function Fact({ icon: Icon, children }: { icon: ComponentType<{ size?: number; stroke?: number; "aria-hidden"?: boolean }>; children: ReactNode }) {
  return (
    <span>
      <Icon size={13} stroke={1.75} aria-hidden />
      {children}
    </span>
  );
}

export function ActionCard({ action }: { action: Action }) {
  const { t } = useTranslation("journey");
  const { journey } = useJourneyData();
  const format = useFormat();
  const done = action.status === "done" && action.done_on;
  const worth = [action.value && t("action.value", { value: action.value }), action.effort && t("action.effort", { value: action.effort })].filter(Boolean).join(", ");
  return (
    <article className="act" lang={journey.lang}>
      <header>
        <Progress status={action.status} />
        {t(`action.${action.status}`)} {done && format.shortDay(action.done_on)}
      </header>
      <h4>{action.title}</h4>
      <footer>
        {(action.owner || action.department) && <Fact icon={IconUser}>{action.owner || action.department}</Fact>}
        {action.experiment && <Fact icon={IconFlask}>{t("action.experiment", { name: action.experiment })}</Fact>}
        {action.flow && <Fact icon={IconGitBranch}>{t("action.flow", { name: action.flow })}</Fact>}
        {worth && <Fact icon={IconBulb}>{worth}</Fact>}
        {action.due && !done && <Fact icon={IconCalendar}>{t("action.due", { date: format.shortDay(action.due) })}</Fact>}
        {action.expected_effect && !done && <Fact icon={IconTargetArrow}>{action.expected_effect}</Fact>}
        {done && action.measured_effect && <Fact icon={IconClock}>{t("action.effect", { text: action.measured_effect })}</Fact>}
      </footer>
    </article>
  );
}
