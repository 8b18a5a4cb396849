/** The kinds of edits by which undo, history and notices name a change: keys of `edit.labels`. */
export const LABELS = [
  "title", "text", "step_insert", "step_delete", "step_move", "stage_insert", "stage_delete", "stage_move", "lane_insert",
  "lane_delete", "lane_move", "card_insert", "card_delete", "card_move", "emotion", "bind", "field", "paste", "persona",
  "insight", "restore",
] as const;
export type Label = (typeof LABELS)[number];
