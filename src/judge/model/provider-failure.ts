import type { ProviderFailureCode, Trace } from '../answer.ts';

/**
 * The provider did not answer. To be tried again by the caller, without limit and with back-off. Its message is
 * the code alone and it has no cause, so no text can travel with it into a history or a log.
 */
export class ProviderFailure extends Error {
  override readonly name = 'ProviderFailure';
  readonly code: ProviderFailureCode;
  /** What the provider asked us to wait, null when it said nothing. */
  readonly retryAfterMs: number | null;
  readonly status: number | null;
  /** What was tried in this call before it failed. */
  readonly trace: Trace | null;

  constructor(
    code: ProviderFailureCode,
    more: { retryAfterMs?: number | null; status?: number | null; trace?: Trace | null } = {},
  ) {
    super(code);
    this.code = code;
    this.retryAfterMs = more.retryAfterMs ?? null;
    this.status = more.status ?? null;
    this.trace = more.trace ?? null;
  }

  /** The same failure with the calls that led to it. */
  withTrace(trace: Trace): ProviderFailure {
    const { code, retryAfterMs, status } = this;
    return new ProviderFailure(code, { retryAfterMs, status, trace });
  }
}
