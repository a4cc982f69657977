import { ProblemError } from '../problems/problem.ts';
import { mediaTypeOf } from './media-type.ts';

/** The three HTTP modes of CloudEvents. */
export type Mode = 'structured' | 'batch' | 'binary';

const MODES: Record<string, Mode> = {
  'application/cloudevents+json': 'structured',
  'application/cloudevents-batch+json': 'batch',
  'application/json': 'binary',
};

export const BATCH_EVENTS = 1000;
export const EVENT_BYTES = 1024 * 1024;
export const BATCH_BYTES = 4 * 1024 * 1024;

function refused(detail: string): ProblemError {
  return new ProblemError('unsupported-media-type', {
    detail,
    headers: { 'accept-post': Object.keys(MODES).join(', ') },
  });
}

/** The mode of a request, by content type. Plain JSON is binary mode and needs `ce-` headers. */
export function modeOf(headers: Headers): Mode {
  const type = mediaTypeOf(headers);
  const mode = Object.hasOwn(MODES, type) ? MODES[type] : undefined;
  if (mode === undefined)
    throw refused(
      'Send `application/cloudevents+json`, or `application/cloudevents-batch+json` for a batch.',
    );
  if (mode === 'binary' && !headers.has('ce-specversion') && !headers.has('ce-id')) {
    throw refused(
      '`application/json` is for binary mode, with the attributes in `ce-` headers. Send a whole event as `application/cloudevents+json`.',
    );
  }
  return mode;
}
