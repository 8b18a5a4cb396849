import { useTranslation } from "react-i18next";
import type { PartChange } from "@/api/types";
import { grouped, shortly } from "./model";

const SIGNS = { added: "+", removed: "−", moved: "↔", changed: "~" };

function Line({ change, lang }: { change: PartChange; lang: string }) {
  const { t } = useTranslation("gaps");
  const [before, after] = [shortly(change.before), shortly(change.after)];
  const field = change.field === "title" || change.field === "name" ? t("field.title") : t(`field.${change.field}`, { defaultValue: change.field.replaceAll("_", " ") });
  return (
    <li>
      <span className={`sign ${change.kind}`} aria-hidden="true">{SIGNS[change.kind]}</span>
      <span>
        <span className="vh">{t(`change.${change.kind}`)}: </span>
        <b lang={lang}>{change.title || change.id || field}</b>
        {change.kind === "changed" && (change.title || change.id) && <span className="muted"> {field}</span>}
        {change.kind === "changed" && after && <span lang={lang}>: {before && <><del>{before}</del> → </>}<ins>{after}</ins></span>}
        {change.kind !== "changed" && <span className="muted"> {t(`change.${change.kind}`)}</span>}
      </span>
    </li>
  );
}

/** What the future map draws differently from the current one. */
export function Changes({ changes, lang }: { changes: PartChange[]; lang: string }) {
  const { t } = useTranslation("gaps");
  return (
    <section aria-labelledby="gap-changes">
      <h2 id="gap-changes">{t("changes")}</h2>
      {!changes.length && <p className="muted fs12">{t("noChanges")}</p>}
      <div className="changegroups">
        {grouped(changes).map((group) => (
          <div key={group.part}>
            <h3>{t(`part.${group.part}`)} <span className="muted">{group.changes.length}</span></h3>
            <ul>{group.changes.map((change) => <Line key={`${change.kind}-${change.id}-${change.field}`} change={change} lang={lang} />)}</ul>
          </div>
        ))}
      </div>
    </section>
  );
}
