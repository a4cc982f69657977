import { z } from '@hono/zod-openapi';

export const groupName = z
  .string('must be a string')
  .regex(
    /^[A-Za-z0-9._:-]{1,128}$/,
    'must be 1 to 128 letters, digits, dots, underscores, colons or hyphens',
  );

/** What a platform says of a learner. Names stay with the platform. */
export const profileSchema = z
  .strictObject({
    groups: z.array(groupName).max(100, 'must have at most 100 groups').default([]),
    program: z
      .string('must be a string')
      .nullable()
      .default(null)
      .describe('counts for events that name no program'),
    parFactor: z
      .number('must be a number')
      .min(0.5, 'must be 0.5 to 5')
      .max(5, 'must be 0.5 to 5')
      .default(1)
      .describe('multiplies par for a learner with extra time'),
  })
  .openapi('Profile');
