import { ProblemError } from '../problems/problem.ts';

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
  const [type = '', ...parameters] = (headers.get('content-type') ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const mode = Object.hasOwn(MODES, type) ? MODES[type] : undefined;
  if (mode === undefined)
    throw refused(
      'Send `application/cloudevents+json`, or `application/cloudevents-batch+json` for a batch.',
    );
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')
    throw refused('Send JSON as UTF-8.');
  if ((headers.get('content-encoding') ?? 'identity') !== 'identity')
    throw refused('Send the body without content encoding.');
  if (mode === 'binary' && !headers.has('ce-specversion') && !headers.has('ce-id')) {
    throw refused(
      '`application/json` is for binary mode, with the attributes in `ce-` headers. Send a whole event as `application/cloudevents+json`.',
    );
  }
  return mode;
}
