import type { z } from '@hono/zod-openapi';

/** A JSON response in a route definition. */
export function json<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { 'application/json': { schema } } };
}
