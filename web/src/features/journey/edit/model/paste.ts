/** A block of cells from a spreadsheet, put into the map from a cell on: rows into lanes, columns into steps. No React. */
import type { Journey, Lane } from "@/api/types";
import { typed } from "./content";
import type { Operation } from "./operations";
import { addStep, type Edit } from "./structure";

/** Rows of fields of tab-separated text as spreadsheets copy it: fields with line breaks or tabs stand in quotes. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let field = "";
  let quoted = false;
  const put = () => {
    rows.at(-1)?.push(field);
    field = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign === '"' && text.charAt(at + 1) === '"') {
        field += '"';
        at += 1;
      } else if (sign === '"') quoted = false;
      else field += sign;
    } else if (sign === '"' && field === "") quoted = true;
    else if (sign === "\t") put();
    else if (sign === "\n") {
      put();
      rows.push([]);
    } else if (sign !== "\r") field += sign;
  }
  put();
  return rows.at(-1)?.every((one) => one === "") ? rows.slice(0, -1) : rows;
}

const holdsWords = (lane: Lane) => lane.type !== "emotion" && lane.type !== "metrics" && lane.type !== "divider";

/** The block from (lane, step) on; steps that are missing at the right are added. Null when there is nothing to put. */
export function pasted(journey: Journey, lane: string, step: string, block: string[][], title: string): Edit | null {
  const lanes = journey.lanes.slice(journey.lanes.findIndex((one) => one.id === lane)).filter(holdsWords);
  const first = journey.steps.findIndex((one) => one.id === step);
  const operations: Operation[] = [];
  let wide = journey;
  const columns = Math.max(0, ...block.map((row) => row.length));
  while (wide.steps.length < first + columns) {
    const { operations: more } = addStep(wide, title, title);
    operations.push(...more);
    const added = more.flatMap((one) => (one.kind === "insert" && one.part === "steps" ? [one.value] : []));
    wide = { ...wide, steps: [...wide.steps, ...(added as unknown as Journey["steps"])] };
  }
  let focus: string | undefined;
  for (const [row, fields] of block.entries()) {
    const into = lanes[row];
    for (const [column, field] of fields.entries()) {
      const at = wide.steps[first + column];
      if (!into || !at || !field.trim()) continue;
      const edit = typed(wide, into, at.id, field);
      operations.push(...edit.operations);
      focus ??= edit.focus;
    }
  }
  return operations.length ? { operations, focus } : null;
}

/** The cells of a lane as a line for a spreadsheet. */
export function quotedField(text: string): string {
  return /["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
