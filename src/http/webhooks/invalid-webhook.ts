import { ProblemError } from '../problems/problem.ts';

/** The problem of a call about a webhook that breaks a rule. */
export const invalidWebhook = (pointer: string, detail: string): ProblemError =>
  new ProblemError('invalid-webhook', { errors: [{ pointer, detail }] });
