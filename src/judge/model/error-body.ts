/** A provider's error: its codes, its message, and its own status if it has one. */
export type ErrorBody = { codes: string; message: string; status: number | null };

const MESSAGE_LIMIT = 1000;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function isStatus(value: unknown): value is number {
  return typeof value === 'number' && value >= 400 && value <= 599;
}

/**
 * Reads the usual forms: `{ error: { code, type, status, message } }`, `{ error: "…" }`, `{ detail }`, or one of
 * them in a list. Null for anything else, such as an HTML page.
 */
export function readErrorBody(body: string | undefined): ErrorBody | null {
  const value = parsed(body ?? '');
  const outer: unknown = Array.isArray(value) ? value[0] : value;
  if (!isObject(outer)) return null;
  const error =
    outer.error ?? outer.detail ?? (outer.message !== undefined || outer.code !== undefined ? outer : null);
  if (error === null) return null;
  const inner = isObject(error) ? error : {};
  const all = [inner.code, inner.type, inner.status, inner.param, outer.type, outer.code];
  const message = typeof error === 'string' ? error : (inner.message ?? outer.message ?? '');
  return {
    codes: all.filter((code) => typeof code === 'string').join(' '),
    message: (typeof message === 'string' ? message : JSON.stringify(message)).slice(0, MESSAGE_LIMIT),
    status: all.map(Number).find(isStatus) ?? null,
  };
}
