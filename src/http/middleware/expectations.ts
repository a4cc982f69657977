import { createMiddleware } from 'hono/factory';
import { ProblemError } from '../problems/problem.ts';

/** Refuses expectations other than `100-continue`, which the server meets when a handler reads the body. */
export const expectations = createMiddleware(async (c, next) => {
  const expected = c.req.header('expect');
  if (expected !== undefined && expected.toLowerCase() !== '100-continue')
    throw new ProblemError('expectation-failed');
  await next();
});
