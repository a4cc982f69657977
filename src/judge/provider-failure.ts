export const PROVIDER_FAILURES = [
  'timeout',
  'rate_limit',
  'unavailable',
  'key_refused',
  'unreachable',
] as const;

export type ProviderFailureCode = (typeof PROVIDER_FAILURES)[number];

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

  constructor(code: ProviderFailureCode, retryAfterMs: number | null = null, status: number | null = null) {
    super(code);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
    this.status = status;
  }
}
