import { ProblemError } from '../problems/problem.ts';
import { readQuery } from '../documents/read-body.ts';
import { previewQuery } from '../schemas/review.ts';

/** Whether a request is a preview. Misspelled previews are rejected: carrying them out could not be undone. */
export function readPreview(queries: Record<string, string[]>): boolean {
  const named = Object.keys(queries).filter((name) => name.toLowerCase() === 'preview');
  if (named.some((name) => name !== 'preview')) throw refused('must be spelled preview, in lower case');
  const [first, ...others] = queries['preview'] ?? [];
  if (others.length > 0) throw refused('must be given once');
  return readQuery(first === undefined ? {} : { preview: first }, previewQuery).preview;
}

const refused = (detail: string) =>
  new ProblemError('invalid-parameter', { errors: [{ pointer: '/preview', detail }] });
