import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/useFormat";
import type { Edge } from "./graph";

/** The graph in words, strongest first. */
export function TransitionTable({ edges }: { edges: Edge[] }) {
  const { t } = useTranslation("paths");
  const format = useFormat();
  return (
    <table className="at">
      <caption>{t("table.transitions")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("table.from")}</th>
          <th scope="col">{t("table.to")}</th>
          <th scope="col" className="num">{t("table.count")}</th>
          <th scope="col" className="num">{t("table.shareOfFrom")}</th>
          <th scope="col" className="num">{t("table.median")}</th>
        </tr>
      </thead>
      <tbody>
        {edges.slice(0, 200).map((edge) => (
          <tr key={edge.id}>
            <th scope="row">{edge.from}</th>
            <td>{edge.to}</td>
            <td className="num">{format.count(edge.count)}</td>
            <td className="num">{format.share(edge.share, 1)}</td>
            <td className="num">{format.duration(edge.median_seconds)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
