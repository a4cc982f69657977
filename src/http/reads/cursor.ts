import { ProblemError } from '../problems/problem.ts';

/** A cursor is the position before the next page. It is opaque to clients, so its format may change. */
function encodeCursor(place: string | number): string {
  return Buffer.from(`${typeof place === 'number' ? 'n' : 's'}${place}`).toString('base64url');
}

function refused(): ProblemError {
  const errors = [{ pointer: '/cursor', detail: 'must be a nextCursor returned by this list' }];
  return new ProblemError('invalid-parameter', { errors });
}

function decode(cursor: string, kind: 'n' | 's', form: RegExp): string {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!text.startsWith(kind) || !form.test(text.slice(1))) throw refused();
  return text.slice(1);
}

/** The number after which a page starts; 0 without a cursor. */
export function numberCursor(cursor: string | undefined): number {
  return cursor === undefined ? 0 : Number(decode(cursor, 'n', /^\d{1,15}$/));
}

/** The id after which a page starts; empty without a cursor. */
export function idCursor(cursor: string | undefined): string {
  return cursor === undefined ? '' : decode(cursor, 's', /^[A-Za-z0-9._:-]{1,128}$/);
}

/** Builds a page from up to `limit + 1` rows; the extra row shows that there is a next page. */
export function pageOf<Row>(rows: Row[], limit: number, placeOf: (row: Row) => string | number) {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(placeOf(last)) : null };
}
