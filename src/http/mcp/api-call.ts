/** One call of the API with the caller's own token: path with query, such as `/v1/learners/ada`, and the parsed answer. */
export type ApiCall = (
  path: string,
  init?: { method?: 'GET' | 'POST'; body?: unknown },
) => Promise<{ status: number; body: unknown }>;

/** An API call that was refused; the message is for the agent. */
export class ApiRefusal extends Error {
  readonly status: number;

  constructor(status: number, problem: unknown) {
    const { title, detail, errors } = (problem ?? {}) as {
      title?: string;
      detail?: string;
      errors?: { pointer: string; detail: string }[];
    };
    const faults = (errors ?? []).map(({ pointer, detail }) => `${pointer}: ${detail}`);
    super([title ?? `The API answered ${status}`, detail, ...faults].filter(Boolean).join('. '));
    this.status = status;
  }
}

/**
 * The answer of a call.
 * @throws ApiRefusal if its status is not 2xx
 */
export async function ask<T>(call: ApiCall, path: string, init?: Parameters<ApiCall>[1]): Promise<T> {
  const { status, body } = await call(path, init);
  if (status < 200 || status > 299) throw new ApiRefusal(status, body);
  return body as T;
}

/** A path with its parts encoded and the query values that are given. */
export function pathTo(
  parts: (string | number)[],
  query: Record<string, string | number | undefined> = {},
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return `/v1/${parts.map((part) => encodeURIComponent(part)).join('/')}${search.size > 0 ? `?${search.toString()}` : ''}`;
}
