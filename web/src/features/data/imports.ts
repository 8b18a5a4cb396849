/** The way of a file into the workspace: sent, looked at, corrected, imported, drafted. */
import { request, send } from "../../api/client";
import type { components } from "../../api/schema";

export type Upload = components["schemas"]["UploadBody"];
export type Column = components["schemas"]["ColumnGuess"];
export type Job = components["schemas"]["Job"];

export const ROLES = ["profile", "case", "session", "id", "time", "event", "channel", "value", "score", "text", "property", "ignore"] as const;
export type Role = (typeof ROLES)[number];

/** Roles that only one column of a file can have. */
const SINGLE: Role[] = ["profile", "case", "session", "id", "event", "channel", "value"];

export interface Corrections {
  roles: Record<string, Role>;
  scale: string;
  timezone: string;
  at: string;
}

export const NO_CORRECTIONS: Corrections = { roles: {}, scale: "", timezone: "", at: "" };

/** Sends the file as it is: the browser streams it from disk, so its size does not matter for memory. */
export function uploadFile(file: File, signal: AbortSignal): Promise<Upload> {
  return request<Upload>(`/uploads/${encodeURIComponent(file.name)}`, {}, { method: "PUT", body: file, headers: { "content-type": "application/octet-stream", accept: "application/json" }, signal });
}

/** The role a column has after corrections. */
export function roleOf(column: Column, corrections: Corrections): Role {
  return corrections.roles[column.name] ?? (column.role as Role);
}

/** A role given to one column is taken from the column that had it, where only one can have it. */
export function correct(columns: Column[], corrections: Corrections, name: string, role: Role): Corrections {
  const roles = { ...corrections.roles, [name]: role };
  if (SINGLE.includes(role)) {
    for (const other of columns) {
      if (other.name !== name && roleOf(other, { ...corrections, roles }) === role) roles[other.name] = "property";
    }
  }
  return { ...corrections, roles };
}

/** What is sent: nothing while the guess stands, else every role, so that the server need not guess again. */
export function mapping(columns: Column[], corrections: Corrections): Record<string, unknown> {
  const sent: Record<string, unknown> = {};
  for (const name of ["scale", "timezone", "at"] as const) if (corrections[name].trim()) sent[name] = corrections[name].trim();
  if (Object.keys(corrections.roles).length === 0) return sent;
  const named = (role: Role) => columns.filter((column) => roleOf(column, corrections) === role).map((column) => column.name);
  for (const role of SINGLE) {
    const [first] = named(role);
    if (first) sent[role] = first;
  }
  for (const role of ["time", "score", "text", "ignore"] as const) if (named(role).length > 0) sent[role] = named(role);
  return sent;
}

/** What stops an import, as text keys: an event needs a person or case, and a moment. */
export function missing(columns: Column[], corrections: Corrections): string[] {
  const has = (role: Role) => columns.some((column) => roleOf(column, corrections) === role);
  const lacks: string[] = [];
  if (!has("profile") && !has("case")) lacks.push("missing.who");
  if (!has("time") && !corrections.at.trim()) lacks.push("missing.time");
  return lacks;
}

export function startImport(upload: string, body: Record<string, unknown>): Promise<{ job: string }> {
  return send("POST", `/uploads/${encodeURIComponent(upload)}/import`, body);
}

export function lookAgain(upload: string, body: Record<string, unknown>): Promise<Upload> {
  return send("POST", `/uploads/${encodeURIComponent(upload)}/guess`, body);
}

export function getJob(job: string): Promise<Job> {
  return request(`/jobs/${encodeURIComponent(job)}`);
}

export function cancelJob(job: string): Promise<Job> {
  return send("POST", `/jobs/${encodeURIComponent(job)}/cancel`, {});
}

export function draftMap(title: string): Promise<{ slug: string }> {
  return send("POST", "/journeys/discover", { title, save: true });
}
