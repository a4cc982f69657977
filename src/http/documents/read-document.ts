import { checkJson, type Names } from '../intake/check-json.ts';
import { EVENT_BYTES } from '../intake/content.ts';
import { mediaTypeOf } from '../intake/media-type.ts';
import { readJson } from '../intake/read-json.ts';
import { ProblemError, type ProblemCode } from '../problems/problem.ts';

/**
 * Reads a JSON document of at most 1 MiB and checks that its text can be stored; `code` is the problem for an invalid
 * document. `names`: what its field names are; those that are ids of the platform may be any.
 */
export async function readDocument(
  request: Request,
  code: ProblemCode,
  names: Names = 'document',
): Promise<unknown> {
  if (mediaTypeOf(request.headers) !== 'application/json') throw new ProblemError('unsupported-media-type');
  const { value } = await readJson(request, EVENT_BYTES);
  const unfit = checkJson(value, names);
  if (unfit.length > 0) throw new ProblemError(code, { errors: unfit });
  return value;
}
