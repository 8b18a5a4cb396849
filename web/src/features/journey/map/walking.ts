/** Moving the focus over the map's cells by key. The table in the page is the model: its cells say where they start. */
import type { KeyboardEvent } from "react";
import { moved } from "../model/placing";

const cellsOf = (row: HTMLTableRowElement) => [...row.cells].filter((cell) => cell.dataset.start !== undefined);
const placeOf = (cell: HTMLTableCellElement) => ({ start: Number(cell.dataset.start), span: cell.colSpan });

/** Moves the focus for an arrow, Home or End; false when the key does not move. */
export function go(table: HTMLTableElement, event: KeyboardEvent): boolean {
  const from = (event.target as Element).closest<HTMLTableCellElement>("[data-start]");
  const rows = [...table.rows].map(cellsOf).filter((row) => row.length > 0);
  const row = rows.findIndex((cells) => from !== null && cells.includes(from));
  if (!from || row < 0) return false;
  const to = moved(rows.map((cells) => cells.map(placeOf)), row, Number(from.dataset.start), event.key, event.ctrlKey || event.metaKey);
  if (!to) return false;
  const target = rows[to[0]]?.find((cell) => Number(cell.dataset.start) === to[1] || (Number(cell.dataset.start) <= to[1] && to[1] < Number(cell.dataset.start) + cell.colSpan));
  if (target) {
    for (const cell of table.querySelectorAll("[data-start][tabindex='0']")) cell.setAttribute("tabindex", "-1");
    target.setAttribute("tabindex", "0");
    target.focus();
    // Sticky rail and headers cover cells that only just came into view.
    target.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
  return true;
}
