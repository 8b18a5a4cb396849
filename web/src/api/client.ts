/** The only place that talks HTTP. Every failure becomes an `ApiError` that says what, with which value, what to do. */
import createClient from "openapi-fetch";
import type { ErrorBody } from "./types";

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly hint: string,
    readonly facts: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

export type Query = Record<string, string | string[] | undefined>;

/** `/api/...` with a query string; undefined and empty values are left out, lists repeat their name. */
export function address(path: string, query: Query = {}): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one) parts.append(name, one);
  }
  const text = parts.toString();
  return `/api${path}${text ? `?${text}` : ""}`;
}

/** A typed client over the paths of the server's OpenAPI document, for features that name their paths type. */
export function typedClient<Paths extends object>() {
  return createClient<Paths>({ baseUrl: "/" });
}

async function failure(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => null)) as Partial<ErrorBody> | null;
  if (body?.message) return new ApiError(response.status, body.code ?? "error", body.message, body.hint ?? "", body.facts ?? {});
  return new ApiError(response.status, `http_${response.status}`, `${response.status} ${response.statusText}`, "");
}

/** One request; the body of the answer as `T`. `code` is "offline" when no server answered. */
export async function request<T>(path: string, query: Query = {}, init: RequestInit = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(address(path, query), { headers: { accept: "application/json" }, ...init });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ApiError(0, "offline", "", "");
  }
  if (!response.ok) throw await failure(response);
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

/** Takes something away. */
export function remove(path: string): Promise<void> {
  return request<void>(path, {}, { method: "DELETE" });
}

/** A request with a JSON body. */
export function send<T>(method: "POST" | "PUT" | "PATCH", path: string, body: unknown, query: Query = {}): Promise<T> {
  return request<T>(path, query, {
    method,
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}
