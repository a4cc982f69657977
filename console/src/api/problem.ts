/** A refusal of the API (problem+json), or a failure to reach it (`status` 0). */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { pointer: string; detail: string }[];

  constructor(status: number, body: Record<string, unknown>) {
    const text = (name: string) => (typeof body[name] === 'string' ? body[name] : '');
    super(text('detail') || text('title') || `status ${status}`);
    this.status = status;
    this.code = text('type').split(/[/#]/).at(-1) ?? '';
    this.detail = this.message;
    this.errors = Array.isArray(body.errors) ? body.errors : [];
  }
}

export function problemOf(status: number, body: unknown): Problem {
  return new Problem(
    status,
    typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {},
  );
}
