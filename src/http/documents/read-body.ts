import type { z } from '@hono/zod-openapi';
import { documentErrors } from '../../core/document-error.ts';
import { ProblemError, type ProblemCode } from '../problems/problem.ts';
import { readDocument } from './read-document.ts';

/** Parses the request body with a schema; `code` is the problem for an invalid body. */
export async function readBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  code: ProblemCode,
): Promise<z.output<Schema>> {
  const checked = schema.safeParse(await readDocument(request, code));
  if (!checked.success) throw new ProblemError(code, { errors: documentErrors(checked.error) });
  return checked.data;
}

/** Parses the query parameters with a schema. */
export function readQuery<Schema extends z.ZodType>(
  query: Record<string, string>,
  schema: Schema,
): z.output<Schema> {
  const checked = schema.safeParse(query);
  if (!checked.success)
    throw new ProblemError('invalid-parameter', { errors: documentErrors(checked.error) });
  return checked.data;
}
