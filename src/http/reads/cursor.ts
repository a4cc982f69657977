import { ProblemError } from '../problems/problem.ts';

/** A cursor is the place after which the next page begins; opaque to clients, so that it may become something else. */
function encodeCursor(place: string | number): string {
  return Buffer.from(`${typeof place === 'number' ? 'n' : 's'}${place}`).toString('base64url');
}

function refused(): ProblemError {
  const errors = [{ pointer: '/cursor', detail: 'must be a nextCursor that this list gave' }];
  return new ProblemError('invalid-parameter', { errors });
}

function decode(cursor: string, kind: 'n' | 's', form: RegExp): string {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!text.startsWith(kind) || !form.test(text.slice(1))) throw refused();
  return text.slice(1);
}

/** The number after which a page begins: 0 without a cursor. */
export function numberCursor(cursor: string | undefined): number {
  return cursor === undefined ? 0 : Number(decode(cursor, 'n', /^\d{1,15}$/));
}

/** The id after which a page begins: empty without a cursor. */
export function idCursor(cursor: string | undefined): string {
  return cursor === undefined ? '' : decode(cursor, 's', /^[A-Za-z0-9._:-]{1,128}$/);
}

/** A page out of one row more than it may hold; that row tells whether there is another page. */
export function pageOf<Row>(rows: Row[], limit: number, placeOf: (row: Row) => string | number) {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(placeOf(last)) : null };
}
