import { z } from 'zod';
import { OUTCOMES } from '../event.ts';
import { demandSchema, rubricSchema } from './rubric-schema.ts';

const ID = /^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/;

export const isProgramId = (text: string): boolean => ID.test(text);

const id = z.string().regex(ID, 'an id is 1 to 64 lower-case letters, digits and inner hyphens');
const title = z.string().trim().min(1).max(200);

const stage = z
  .strictObject({
    id,
    title,
    kind: id.describe('what sort of work it is, such as note, scenario or presentation'),
    requires: z.array(id).default([]).describe('stages to be done or skipped before this one opens'),
    formerly: z
      .array(id)
      .default([])
      .describe('ids of this stage in earlier versions: what was done there counts here'),
    rubric: id,
    demand: demandSchema.default({}).describe('how hard the stage is, per skill; 50 where unnamed'),
    parMinutes: z.number().min(0.01).max(100_000),
    completion: z
      .strictObject({
        type: z.string().min(1),
        outcome: z
          .enum(OUTCOMES)
          .nullable()
          .default(null)
          .describe('null: the event alone completes, whatever its outcome'),
      })
      .describe('the event of this stage that makes it done'),
  })
  .meta({ id: 'ProgramStage' });

const phase = z.strictObject({ id, title, stages: z.array(stage).min(1) }).meta({ id: 'ProgramPhase' });

/** A program as written: phases in order, each with its stages; rubrics by id. checks.ts checks the rest. */
export const programSchema = z.strictObject({
  id,
  title,
  phases: z.array(phase).min(1),
  rubrics: z.record(id, rubricSchema).default({}),
});

export type ProgramBody = z.infer<typeof programSchema>;

export type Stage = z.infer<typeof stage>;
