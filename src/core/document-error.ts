import type { z } from 'zod';

/** One error in a document, at a JSON pointer (RFC 6901); the empty pointer is the whole document. */
export type DocumentError = { pointer: string; detail: string };

/** A checked document, or everything that is wrong with it. */
export type Checked<T> = { success: true; data: T } | { success: false; errors: DocumentError[] };

/** The JSON pointer of a path of keys and indices. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

// The schema’s own message quotes field names; a problem response never quotes what was sent.
const UNKNOWN_FIELD = 'has an unknown field';

/** Schema errors with their pointers. */
export function documentErrors(error: z.ZodError): DocumentError[] {
  return error.issues.map((issue) => ({
    pointer: pointerOf(issue.path),
    detail: issue.code === 'unrecognized_keys' ? UNKNOWN_FIELD : issue.message,
  }));
}
