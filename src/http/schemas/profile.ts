import { z } from '@hono/zod-openapi';

export const groupName = z
  .string('must be a string')
  .regex(
    /^[A-Za-z0-9._:-]{1,128}$/,
    'must be 1 to 128 letters, digits, dots, underscores, colons or hyphens',
  );

/** The learner profile that a platform sets. It has no names. */
export const profileSchema = z
  .strictObject({
    groups: z.array(groupName).max(100, 'must have at most 100 groups').default([]),
    program: z
      .string('must be a string')
      .nullable()
      .default(null)
      .describe('used for events without a program'),
    parFactor: z
      .number('must be a number')
      .min(0.5, 'must be 0.5 to 5')
      .max(5, 'must be 0.5 to 5')
      .default(1)
      .describe('multiplies par time, for learners with extra time'),
  })
  .openapi('Profile');
