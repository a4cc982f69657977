import { z } from '@hono/zod-openapi';
import { countedNumber } from './values.ts';

/** Query parameters of every list. */
export const pageQuery = z.object({
  limit: z
    .string()
    .transform((text) => countedNumber(text) ?? Number.NaN)
    .pipe(z.int('must be a whole number').min(1, 'must be 1 to 200').max(200, 'must be 1 to 200'))
    .default(50)
    .openapi({ type: 'integer', minimum: 1, maximum: 200, default: 50 }),
  cursor: z.string().max(400).optional().describe('`nextCursor` of the previous page'),
});

const nextCursor = z.string().nullable().describe('cursor of the next page; null on the last page');

/** Response of every list. `name` is its component in the OpenAPI document. */
export function pageSchema<Row extends z.ZodType, More extends z.ZodRawShape>(
  name: string,
  row: Row,
  more?: More,
) {
  return z.object({ data: z.array(row), nextCursor, ...(more as More) }).openapi(name);
}
