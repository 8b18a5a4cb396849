import { IconLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { send } from "@/api/client";
import type { Journey, Template } from "@/api/types";
import { Computing, ErrorNote, PageSkeleton } from "@/ui/states";
import { useTemplates } from "./QuestionField";
import "./start.css";
import { useBegin } from "./useBegin";

/** Templates by method and by industry, each with its sample content or empty. */
export default function TemplatesPage() {
  const { t, i18n } = useTranslation("start");
  const { data, error: failed, isPending, refetch } = useTemplates();
  const { busy, error, begin } = useBegin();
  const make = (template: string, sample: boolean) =>
    void begin(() => send<Journey>("POST", "/journeys/from-template", { template, sample, language: i18n.resolvedLanguage ?? "en" }));
  return (
    <>
      <div className="titlebar"><div className="tl"><h1>{t("templates.title")}</h1></div></div>
      <div className="startpage">
        <p className="muted">{t("templates.text")}</p>
        {busy && <Computing label={t("making")} />}
        {error !== null && <ErrorNote error={error} />}
        {failed && <ErrorNote error={failed} onRetry={() => void refetch()} />}
        {isPending && <PageSkeleton />}
        {(["method", "industry"] as const).map((group) => (
          <section key={group} aria-label={t(`templates.${group}`)}>
            <h2>{t(`templates.${group}`)}</h2>
            <ul className="templates">
              {data?.filter((template) => template.group === group).map((template) => <Card key={template.id} template={template} busy={busy} onMake={make} />)}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function Card({ template, busy, onMake }: { template: Template; busy: boolean; onMake: (id: string, sample: boolean) => void }) {
  const { t } = useTranslation("start");
  return (
    <li className="card">
      <h3>{template.title}</h3>
      <p className="muted fs12">{template.description}</p>
      <p className="fs12">{template.stages.join(" → ")}</p>
      <p className="muted fs11">{t("templates.size", { count: template.steps, lanes: template.lanes.length })}</p>
      {template.locked.length > 0 && <p className="muted fs11"><IconLock size={12} aria-hidden="true" /> {t("templates.locked", { lanes: template.locked.join(", ") })}</p>}
      <div className="row">
        <button type="button" className="btn sm" disabled={busy} aria-label={t("templates.sampleOf", { title: template.title })} onClick={() => onMake(template.id, true)}>{t("templates.sample")}</button>
        <button type="button" className="btn sm quiet" disabled={busy} aria-label={t("templates.emptyOf", { title: template.title })} onClick={() => onMake(template.id, false)}>{t("templates.empty")}</button>
      </div>
    </li>
  );
}
