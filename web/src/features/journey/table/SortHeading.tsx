import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { type ColumnId, pressed, type Sorting } from "../model/tableRows";
import { useColumnName } from "./MeasureValue";

interface Props {
  column: ColumnId;
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
  /** Columns under the heading, where it stands over several. */
  span?: number;
  rows?: number;
}

/** A heading that sorts by its column. */
export function SortHeading({ column, sorting, onSort, span, rows }: Props) {
  const { t } = useTranslation("journey");
  const name = useColumnName()(column);
  const on = sorting.column === column;
  const Arrow = sorting.down ? IconArrowDown : IconArrowUp;
  const className = column === "step" ? undefined : span ? "grpcol" : "num";
  return (
    <th scope={span ? "colgroup" : "col"} colSpan={span} rowSpan={rows} aria-sort={on ? (sorting.down ? "descending" : "ascending") : undefined} className={className}>
      <button type="button" onClick={() => onSort(pressed(column, sorting))} aria-label={t("tableView.sort", { name })}>
        {name} {on && <Arrow size={12} stroke={1.75} aria-hidden="true" />}
      </button>
    </th>
  );
}
