import { createMiddleware } from 'hono/factory';
import { PROBLEM_TYPE, type Problem, type ProblemCode } from '../problems/problem.ts';

/** How a community expects errors: a status and a JSON body, of the type `application/json` if it names none. */
export type ErrorForm = (
  code: ProblemCode,
  problem: Problem,
) => { status: number; body: unknown; type?: string };

/** Gives every refusal of a path the form of its community. Headers such as `Retry-After` stay. */
export function inForm(form: ErrorForm) {
  return createMiddleware(async (c, next) => {
    await next();
    if (c.res.headers.get('content-type') !== PROBLEM_TYPE) return;
    const problem = (await c.res.json()) as Problem;
    const {
      status,
      body,
      type = 'application/json',
    } = form(problem.type.split('#')[1] as ProblemCode, problem);
    const headers = new Headers(c.res.headers);
    headers.set('content-type', type);
    if (status === 401) headers.append('www-authenticate', 'Basic realm="touchstone"');
    if (status === 503 && !headers.has('retry-after')) headers.set('retry-after', '2');
    c.res = undefined;
    c.res = new Response(JSON.stringify(body), { status, headers });
  });
}

/** A problem in one line of text. */
export function lineOf({ title, detail, errors = [] }: Problem): string {
  const faults = errors.map(({ pointer, detail }) => `${pointer} ${detail}`.trim()).join('; ');
  return [detail ?? title, faults].filter((part) => part !== '').join(': ');
}
