import type { ProviderFailureCode, Trace } from '../answer.ts';

/**
 * The provider did not answer. The caller retries without limit and with back-off. The message is only the code and
 * there is no cause, so that no text gets into a history or a log.
 */
export class ProviderFailure extends Error {
  override readonly name = 'ProviderFailure';
  readonly code: ProviderFailureCode;
  /** How long the provider asked to wait, null if it did not say. */
  readonly retryAfterMs: number | null;
  readonly status: number | null;
  /** The attempts of this call before it failed. */
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
