import { z } from '@hono/zod-openapi';
import { behaviourState } from './words.ts';

/** The facet `behaviour`. */
export const behaviourSchema = z
  .object({
    state: behaviourState,
    since: z.string().nullable(),
    inputs: z
      .array(z.object({ name: z.string(), value: z.number(), threshold: z.number() }))
      .describe('the reasons, in plain words'),
  })
  .openapi('Behaviour');
