import type { DocumentError } from '../../core/document-error.ts';
import { JSON_TYPE } from '../schemas/values.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The event with the JSON in its `data_base64` as `data`: some SDKs send bytes so. An error if there is none in it.
 * @see CloudEvents JSON format 1.0.2, 3.1.1
 */
export function withData(event: object): { event: object } | { error: DocumentError } {
  const { data_base64: encoded, datacontenttype: type, ...rest } = event as Record<string, unknown>;
  if (encoded === undefined || encoded === null) return { event };
  const wrong = (detail: string) => ({ error: { pointer: '/data_base64', detail } });
  if ('data' in rest) return wrong('must not come with data');
  if (typeof encoded !== 'string') return wrong('must be a string');
  if (typeof type === 'string' && !JSON_TYPE.test(type)) return wrong('data must be JSON');
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.toString('base64').replace(/=+$/, '') !== encoded.replace(/=+$/, ''))
    return wrong('is not Base64');
  try {
    const data: unknown = JSON.parse(utf8.decode(bytes));
    return { event: { ...rest, ...(type === undefined ? {} : { datacontenttype: type }), data } };
  } catch {
    return wrong('data must be JSON');
  }
}
