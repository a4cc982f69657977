import { z } from 'zod';
import { SKILLS } from '../skill.ts';

const band = z.string().trim().min(1);

/** A value between 0 and 100 per skill; a skill left out is at 50. */
export const demandSchema = z.partialRecord(z.enum(SKILLS), z.number().min(0).max(100));

/** What a judge reads a completion by (design 7): five described bands per skill that it scores, weakest first. */
export const rubricSchema = z.strictObject({
  title: z.string().trim().min(1),
  skills: z
    .partialRecord(z.enum(SKILLS), z.strictObject({ bands: z.tuple([band, band, band, band, band]) }))
    .refine((skills) => Object.keys(skills).length > 0, 'a rubric scores at least one skill'),
  points: z.array(z.string().trim().min(1)),
  reference: z.string().trim().min(1).optional(),
  demand: demandSchema.optional(),
  parMinutes: z.number().positive().max(100_000).optional(),
});
