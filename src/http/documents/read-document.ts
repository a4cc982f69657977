import { checkJson } from '../intake/check-json.ts';
import { EVENT_BYTES } from '../intake/content.ts';
import { readJson } from '../intake/read-json.ts';
import { ProblemError, type ProblemCode } from '../problems/problem.ts';

/**
 * Reads a JSON document of at most 1 MiB and checks that its text can be stored; `code` is the problem for an invalid
 * document. `anyField` allows any field name, for documents whose keys are ids of the platform.
 */
export async function readDocument(
  request: Request,
  code: ProblemCode,
  options: { anyField?: boolean } = {},
): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new ProblemError('unsupported-media-type');
  const { value } = await readJson(request, EVENT_BYTES);
  const unfit = checkJson(value, options);
  if (unfit.length > 0) throw new ProblemError(code, { errors: unfit });
  return value;
}
