/** What stands where a value is not there: being computed, failed, or nothing yet. */
import { IconAlertTriangle } from "@tabler/icons-react";
import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { sayFailure } from "../i18n/say";
import { ApiError } from "../api/client";

/** A grey bar of the size of what will stand there. */
export function Bar({ width, height = 12 }: { width: number | string; height?: number }) {
  return <span className="skel" style={{ width, height }} aria-hidden="true" />;
}

export function PageSkeleton() {
  return (
    <div className="skel-block" aria-busy="true">
      <Bar width={260} height={20} />
      <Bar width={420} />
      <Bar width="100%" height={180} />
    </div>
  );
}

/** Says nothing for the first second, then that work goes on and for how long. */
export function Computing({ label }: { label: string }) {
  const { t } = useTranslation();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => setSeconds((now) => now + 1), 1000);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <span className="progressline" role="status">
      {seconds >= 1 && (
        <>
          <span className="prg unknown" aria-hidden="true">
            <i />
          </span>
          {label} {t("states.seconds", { count: seconds })}
        </>
      )}
    </span>
  );
}

interface ErrorProps {
  error: unknown;
  onRetry?: () => void;
}

/** What went wrong, with which value, what to do, and a way to try again. */
export function ErrorNote({ error, onRetry }: ErrorProps) {
  const { t, i18n } = useTranslation();
  const known = error instanceof ApiError ? error : null;
  const offline = known?.code === "offline";
  const other = known ? sayFailure(known, i18n) : { what: error instanceof Error ? error.message : String(error), hint: "" };
  const { what, hint } = offline ? { what: t("states.offline"), hint: t("states.offlineHint") } : other;
  return (
    <div className="errornote" role="alert">
      <strong className="row">
        <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
        {what}
      </strong>
      {hint && <p>{hint}</p>}
      {onRetry && (
        <button type="button" className="btn sm" onClick={onRetry}>
          {t("states.retry")}
        </button>
      )}
    </div>
  );
}

interface EmptyProps {
  icon: ComponentType<{ size?: number; stroke?: number; "aria-hidden"?: boolean }>;
  title: string;
  text: string;
  children?: ReactNode;
}

/** Nothing here yet: one sentence and the next thing to do. */
export function Empty({ icon: Icon, title, text, children }: EmptyProps) {
  return (
    <div className="empt">
      <Icon size={18} stroke={1.75} aria-hidden />
      <strong>{title}</strong>
      <p>{text}</p>
      {children && <div className="row">{children}</div>}
    </div>
  );
}
