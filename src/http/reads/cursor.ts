import { ProblemError } from '../problems/problem.ts';
import { countedNumber, isPlatformId } from '../schemas/values.ts';

/** A cursor is the position before the next page. It is opaque to clients, so its format may change. */
export function encodeCursor(place: string | number): string {
  return Buffer.from(`${typeof place === 'number' ? 'n' : 's'}${place}`).toString('base64url');
}

function refused(): ProblemError {
  const errors = [{ pointer: '/cursor', detail: 'must be a nextCursor returned by this list' }];
  return new ProblemError('invalid-parameter', { errors });
}

function decode(cursor: string, kind: 'n' | 's'): string {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!text.startsWith(kind)) throw refused();
  return text.slice(1);
}

/** The number after which a page starts; 0 without a cursor. `largest`: of the column that it is compared with. */
export function numberCursor(cursor: string | undefined, largest?: number): number {
  const number = cursor === undefined ? 0 : countedNumber(decode(cursor, 'n'), largest);
  if (number === null) throw refused();
  return number;
}

/** The id after which a page starts; empty without a cursor. */
export function idCursor(cursor: string | undefined): string {
  if (cursor === undefined) return '';
  const id = decode(cursor, 's');
  if (!isPlatformId(id)) throw refused();
  return id;
}

/** Builds a page from up to `limit + 1` rows; the extra row shows that there is a next page. */
export function pageOf<Row>(rows: Row[], limit: number, placeOf: (row: Row) => string | number) {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(placeOf(last)) : null };
}
