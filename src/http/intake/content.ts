import { ProblemError } from '../problems/problem.ts';
import { JSON_TYPE } from '../schemas/values.ts';
import { mediaTypeOf } from './media-type.ts';

/** The three HTTP modes of CloudEvents. */
export type Mode = 'structured' | 'batch' | 'binary';

const STRUCTURED = 'application/cloudevents+json';
const BATCH = 'application/cloudevents-batch+json';

export const BATCH_EVENTS = 1000;
export const EVENT_BYTES = 1024 * 1024;
export const BATCH_BYTES = 4 * 1024 * 1024;

function refused(detail: string): ProblemError {
  return new ProblemError('unsupported-media-type', {
    detail,
    headers: { 'accept-post': [STRUCTURED, BATCH, 'application/json'].join(', ') },
  });
}

/** The mode of a request, by content type. Binary mode has `ce-` headers, and no content type if it has no data. */
export function modeOf(headers: Headers): Mode {
  const type = mediaTypeOf(headers);
  if (type === STRUCTURED) return 'structured';
  if (type === BATCH) return 'batch';
  if (type !== '' && !JSON_TYPE.test(type))
    throw refused(`Send \`${STRUCTURED}\`, or \`${BATCH}\` for a batch.`);
  if (headers.has('ce-specversion') || headers.has('ce-id')) return 'binary';
  throw refused(
    `Other JSON is for binary mode, with the attributes in \`ce-\` headers. Send a whole event as \`${STRUCTURED}\`.`,
  );
}
