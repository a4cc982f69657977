import { z } from '@hono/zod-openapi';

export const LEARNER_ID = /^[A-Za-z0-9._:-]{1,128}$/;

/** A learner in a path. Ids that cannot be are as unknown as ids that are not, so this does not check the form. */
export const learnerParam = z.object({
  id: z.string().openapi({
    param: { name: 'id', in: 'path' },
    description: 'The learner: the opaque id that the platform gave.',
    example: 'maya',
  }),
});
