/** Cards of a lane as table rows: which columns each covers; columns in between stay empty cells. */
export interface Placed<T> {
  start: number;
  span: number;
  item: T | null;
}

export interface Spanning {
  from: number;
  to: number;
  row: number;
}

/**
 * Rows of cells that tile columns 0..columns-1. An item keeps its row where it fits; one that overlaps an earlier item of
 * its row moves to the next free row, so that nothing is ever drawn over something else. Empty columns are single cells.
 */
export function placed<T>(items: (Spanning & { item: T })[], columns: number): Placed<T>[][] {
  const rows: (Spanning & { item: T })[][] = [];
  for (const one of [...items].sort((a, b) => a.row - b.row || a.from - b.from)) {
    if (one.from < 0 || one.to < one.from || one.to >= columns) continue;
    let row = one.row;
    while (rows[row]?.some((other) => other.from <= one.to && one.from <= other.to)) row += 1;
    (rows[row] ??= []).push(one);
  }
  const used = rows.filter((row) => row?.length);
  return (used.length ? used : [[]]).map((row) => tiled(row, columns));
}

function tiled<T>(row: (Spanning & { item: T })[], columns: number): Placed<T>[] {
  const cells: Placed<T>[] = [];
  const starts = new Map(row.map((one) => [one.from, one]));
  for (let column = 0; column < columns; ) {
    const one = starts.get(column);
    cells.push({ start: column, span: one ? one.to - one.from + 1 : 1, item: one ? one.item : null });
    column += one ? one.to - one.from + 1 : 1;
  }
  return cells;
}

/** The cell to go to from (row, column) for a key; null when the key does not move. Rows may have spanning cells. */
export function moved(rows: { start: number; span: number }[][], row: number, column: number, key: string, ctrl: boolean): [number, number] | null {
  const last = rows.length - 1;
  const cellAt = (r: number, c: number) => rows[r]?.find((cell) => cell.start <= c && c < cell.start + cell.span);
  const start = (r: number) => rows[r]?.[0]?.start ?? 0;
  const end = (r: number) => rows[r]?.at(-1)?.start ?? 0;
  const here = cellAt(row, column);
  const vertical = (step: number): [number, number] => {
    for (let r = row + step; r >= 0 && r <= last; r += step) if (cellAt(r, column)) return [r, column];
    return [row, column];
  };
  switch (key) {
    case "ArrowRight":
      return here && cellAt(row, here.start + here.span) ? [row, here.start + here.span] : [row, column];
    case "ArrowLeft":
      return here && cellAt(row, here.start - 1) ? [row, cellAt(row, here.start - 1)?.start ?? column] : [row, column];
    case "ArrowDown":
      return vertical(1);
    case "ArrowUp":
      return vertical(-1);
    case "Home":
      return ctrl ? [0, start(0)] : [row, start(row)];
    case "End":
      return ctrl ? [last, end(last)] : [row, end(row)];
    default:
      return null;
  }
}
