import { useTranslation } from "react-i18next";
import { AskFilters } from "./AskFilters";
import { FunnelView } from "./FunnelView";
import { GraphView } from "./GraphView";
import "./paths.css";
import { useFilters } from "./question";
import { RetentionView } from "./RetentionView";
import { VariantsView } from "./VariantsView";

const VIEWS = { graph: GraphView, variants: VariantsView, funnel: FunnelView, retention: RetentionView };
type ViewName = keyof typeof VIEWS;

/** What people really do: the graph of transitions, whole paths, a funnel, who comes back. */
export default function PathsPage() {
  const { t } = useTranslation("paths");
  const { params, change } = useFilters();
  const asked = params.get("view") ?? "graph";
  const current: ViewName = asked in VIEWS ? (asked as ViewName) : "graph";
  const View = VIEWS[current];
  return (
    <>
      <div className="titlebar">
        <div className="tl">
          <h1>{t("title")}</h1>
          <div className="meta">
            <span>{t(`about.${current}`)}</span>
          </div>
        </div>
        <div className="tr">
          <span className="seg" role="group" aria-label={t("showAs")}>
            {(Object.keys(VIEWS) as ViewName[]).map((name) => (
              <button key={name} type="button" aria-pressed={name === current} onClick={() => change({ view: name })}>
                {t(`views.${name}`)}
              </button>
            ))}
          </span>
        </div>
      </div>
      <AskFilters />
      <View />
    </>
  );
}
