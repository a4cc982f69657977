import { z } from '@hono/zod-openapi';
import { skillReadings, tieredReading } from './skill-readings.ts';
import { outcomeName, stageState } from './words.ts';

const named = z.object({ id: z.string(), title: z.string() });
const time = z.string().nullable();

const stage = named
  .extend({
    phase: z.string(),
    kind: z.string(),
    state: stageState,
    openedAt: time,
    startedAt: time,
    doneAt: time,
    skippedAt: time,
    attempts: z.int(),
    parMinutes: z.number(),
    completion: z.object({ type: z.string(), outcome: outcomeName.nullable() }),
    waitsFor: z.array(named).describe('prerequisites that are neither done nor skipped'),
  })
  .openapi('JourneyStage');

const nextStageState = z.enum(['in_progress', 'open']).openapi('NextStageState');

export const nextStage = named.extend({ state: nextStageState }).openapi('NextStage');

/** The facet `journey`; nulls and empty lists for a learner without a program. */
export const journeySchema = z
  .object({
    program: z.string().nullable(),
    version: z.int().nullable().describe('program version'),
    title: z.string().nullable(),
    startedAt: time,
    doneAt: time,
    done: z.int(),
    skipped: z.int(),
    of: z.int(),
    stages: z.array(stage),
    next: z.array(nextStage),
  })
  .openapi('Journey');

const phase = named
  .extend({
    state: z.enum(['locked', 'open', 'in_progress', 'done']),
    calibrations: z.int(),
    calibratedAt: time,
    reading: z
      .object({
        skills: skillReadings,
        overall: tieredReading,
      })
      .nullable()
      .describe('the learner’s skills from the verdicts of this phase only'),
    pace: z.object({
      workedMinutes: z.number(),
      parMinutes: z.number(),
      ratio: z.number().nullable().describe('above 1 is slower than par'),
      verdict: z.enum(['ahead', 'on_par', 'behind']).nullable(),
    }),
    completedBy: z
      .array(
        z.object({
          stage: z.string(),
          title: z.string(),
          state: stageState,
          type: z.string(),
          outcome: z.string().nullable(),
        }),
      )
      .describe('stages still to complete'),
  })
  .openapi('JourneyPhase');

/** The facet `phase`. */
export const phaseSchema = z
  .object({
    program: z.string().nullable(),
    version: z.int().nullable().describe('program version'),
    current: z.string().nullable().describe('id of the first phase that is not done'),
    phases: z.array(phase),
  })
  .openapi('Phase');
