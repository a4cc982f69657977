import type { z } from '@hono/zod-openapi';
import { documentErrors } from '../../core/document-error.ts';
import { ProblemError, type ProblemCode } from '../problems/problem.ts';
import { readDocument } from './read-document.ts';

/** The body of a request in the form of a schema; `code` names what is refused. */
export async function readBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  code: ProblemCode,
): Promise<z.output<Schema>> {
  const checked = schema.safeParse(await readDocument(request, code));
  if (!checked.success) throw new ProblemError(code, { errors: documentErrors(checked.error) });
  return checked.data;
}

/** The query of a request in the form of a schema. */
export function readQuery<Schema extends z.ZodType>(
  query: Record<string, string>,
  schema: Schema,
): z.output<Schema> {
  const checked = schema.safeParse(query);
  if (!checked.success)
    throw new ProblemError('invalid-parameter', { errors: documentErrors(checked.error) });
  return checked.data;
}
