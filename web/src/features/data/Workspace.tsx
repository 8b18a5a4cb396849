import { useTranslation } from "react-i18next";
import { useWorkspace } from "../../api/queries";
import { Bar, ErrorNote } from "../../ui/states";
import { useFormat } from "../../ui/useFormat";

/** What the workspace holds, and how it came in. */
export function Workspace() {
  const { t } = useTranslation("data");
  const format = useFormat();
  const workspace = useWorkspace();
  if (workspace.isError) return <ErrorNote error={workspace.error} onRetry={() => void workspace.refetch()} />;
  if (!workspace.data) return <Bar width={320} height={16} />;
  const held = workspace.data;
  return (
    <section aria-label={t("held.title")} className="held">
      <h2>{t("held.title")}</h2>
      <p>{t("held.counts", { events: format.count(held.events), answers: format.count(held.answers), profiles: format.count(held.profiles) })}</p>
      {held.first_event && held.last_event && <p className="muted fs12">{t("held.span", { from: format.day(held.first_event), to: format.day(held.last_event), version: held.lake_version ?? "–" })}</p>}
      {held.imports.length > 0 && (
        <table className="at">
          <thead>
            <tr>
              <th scope="col">{t("held.files")}</th>
              <th scope="col">{t("held.when")}</th>
              <th scope="col" className="num">{t("report.events")}</th>
              <th scope="col" className="num">{t("report.answers")}</th>
              <th scope="col" className="num">{t("report.rejected")}</th>
            </tr>
          </thead>
          <tbody>
            {held.imports.map((line) => (
              <tr key={line.imported_at + line.files.join()}>
                <th scope="row">{line.files.join(", ")}</th>
                <td>{format.moment(line.imported_at)}</td>
                <td className="num">{format.count(line.events)}</td>
                <td className="num">{format.count(line.answers)}</td>
                <td className="num">{format.count(line.rejected)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
