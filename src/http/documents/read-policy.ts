import { documentErrors } from '../../core/document-error.ts';
import { parsePolicy, type PolicyBody } from '../../core/policy.ts';
import { ProblemError } from '../problems/problem.ts';
import { readDocument } from './read-document.ts';

/** The policy in the body of a request. */
export async function readPolicy(request: Request): Promise<PolicyBody> {
  const checked = parsePolicy(withoutVersion(await readDocument(request, 'invalid-policy')));
  if (!checked.success) throw new ProblemError('invalid-policy', { errors: documentErrors(checked.error) });
  return checked.data;
}

// A client may send back what it read, with changes: `version` in the body is ignored in favour of If-Match.
function withoutVersion(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { version: _version, ...body } = value as Record<string, unknown>;
  return body;
}
