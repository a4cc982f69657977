import { z } from 'zod';
import { SKILLS } from '../skill.ts';

const band = z.string().trim().min(1);

/** A value between 0 and 100 per skill, 50 by default. */
export const demandSchema = z
  .partialRecord(z.enum(SKILLS), z.number().min(0).max(100))
  .meta({ id: 'SkillDemand' });

const bands = z.strictObject({ bands: z.tuple([band, band, band, band, band]) }).meta({ id: 'RubricBands' });

const skills = z
  .partialRecord(z.enum(SKILLS), bands)
  .refine((scored) => Object.keys(scored).length > 0, 'a rubric scores at least one skill')
  .meta({ id: 'RubricSkills' });

/** What a completion is judged by (design 7): five described bands per scored skill, weakest first. */
export const rubricSchema = z
  .strictObject({
    title: z.string().trim().min(1),
    skills,
    points: z.array(z.string().trim().min(1)),
    reference: z.string().trim().min(1).optional(),
    demand: demandSchema.optional(),
    parMinutes: z.number().min(0.01).max(100_000).optional(),
  })
  .meta({ id: 'Rubric' });
