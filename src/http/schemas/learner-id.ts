import { z } from '@hono/zod-openapi';

/** A learner id in a path. Not validated: a malformed id must answer 404, like an unknown one. */
export const learnerParam = z.object({
  id: z.string().openapi({
    param: { name: 'id', in: 'path' },
    description: 'The learner’s opaque id, as given by the platform.',
    example: 'maya',
  }),
});
