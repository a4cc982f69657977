import { ApplicationFailure } from '@temporalio/common';
import { ProviderFailure } from '../judge/model/failure.ts';

/** A failure for the workflow history: only a code, never a cause or a message that could contain text. */
export function failureOf(error: unknown): ApplicationFailure {
  if (error instanceof ApplicationFailure) return error;
  if (error instanceof ProviderFailure) {
    return ApplicationFailure.create({
      type: `provider_${error.code}`,
      message: error.code,
      nextRetryDelay: error.retryAfterMs ?? undefined,
    });
  }
  const code = (error as { code?: unknown }).code;
  const name = error instanceof Error ? error.constructor.name : 'unknown';
  const type = typeof code === 'string' ? `code_${code}` : name;
  return ApplicationFailure.create({ type, message: type });
}

/** A retryable failure: something else is running; try again after `delayMs`. */
export function notYet(code: string, delayMs: number): ApplicationFailure {
  return ApplicationFailure.create({ type: code, message: code, nextRetryDelay: delayMs });
}
