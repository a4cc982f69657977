import { z } from '@hono/zod-openapi';
import { LEARNER_ID } from './values.ts';

export const groupName = z
  .string('must be a string')
  .regex(LEARNER_ID, 'must be 1 to 128 letters, digits, dots, underscores, colons or hyphens');

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

/** The profile in a read. Not an extension, which no value could satisfy: both parts would refuse the other's fields. */
export const profileDocument = z
  .strictObject({ learner: z.string(), ...profileSchema.shape })
  .openapi('LearnerProfile');
