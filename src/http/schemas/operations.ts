import { z } from '@hono/zod-openapi';

const ms = z.number().nullable().describe('milliseconds; null without any');

const waits = z.object({ count: z.int(), p50: ms, p95: ms }).openapi('Waits');

const seconds = z.number().nullable().describe('seconds; null if there is none');

export const serviceState = z.enum(['up', 'down', 'unknown']).openapi('ServiceState');

export const judgeOutage = z
  .object({ judge: z.string(), code: z.string(), since: z.string() })
  .openapi('JudgeOutage');

const counts = z.record(z.string(), z.int());

/** How the installation is doing. */
export const operationsSchema = z
  .object({
    at: z.string(),
    pending: z
      .object({
        learners: z.int(),
        events: z.int().describe('events without an award'),
        calibrations: z.int().describe('completions without a verdict'),
        oldestEvent: seconds,
        oldestCompletion: seconds,
      })
      .openapi('PendingWork'),
    recent: z
      .object({
        since: z.string().nullable().describe('the oldest of the changes that these figures are about'),
        eventToAward: waits,
        completionToVerdict: waits,
        unscored: counts.describe('verdicts without a usable answer, by why'),
        tampering: z.int().describe('verdicts in which a text tried to decide its own grade'),
      })
      .describe('the newest five hundred changes of learners, at most a week old')
      .openapi('RecentWork'),
    judges: z
      .array(
        z
          .object({
            judge: z.string(),
            calls: z.int(),
            p50: z.number().describe('milliseconds'),
            p95: z.number().describe('milliseconds'),
            failures: counts.describe('calls without an answer, by why'),
            inputTokens: z.int(),
            outputTokens: z.int(),
            cost: z.number().nullable().describe('US dollars; null if a price is unknown'),
          })
          .openapi('JudgeCalls'),
      )
      .describe('calls behind the recent verdicts'),
    failing: z.array(judgeOutage).describe('judges whose last call failed'),
    budget: z
      .object({
        spent: z.number().describe('US dollars on this UTC day'),
        limit: z.number().nullable().describe('null: no limit'),
      })
      .openapi('JudgeBudget'),
    sweeper: z
      .object({
        overdue: z.int().describe('learners to be rung now, at most 1,000'),
        again: z.int().describe('of these, rung before'),
      })
      .openapi('Sweeper'),
    workers: z.int().describe('workers that report that they run'),
    services: z.record(z.string(), serviceState).describe('as in `/readyz`'),
    temporal: z
      .object({
        ui: z.string().nullable().describe('`TEMPORAL_UI_URL`'),
        namespace: z.string().nullable(),
        workflowPrefix: z.string().describe('what the ids of workflows begin with, before the learner’s id'),
      })
      .openapi('TemporalLink'),
  })
  .openapi('Operations');

const time = z.string().nullable();

const eventTraceSchema = z
  .object({
    learner: z.string(),
    seq: z.int(),
    id: z.string().nullable(),
    source: z.string().nullable(),
    type: z.string(),
    requestId: z.string().nullable(),
    acceptedAt: z.string(),
    completes: z.boolean(),
    voided: z.boolean(),
    entry: z.int().nullable().describe('the ledger entry of its award'),
    awardedAt: time,
    calibration: z.int().nullable().describe('the number of its newest verdict'),
    judgedAt: time,
  })
  .openapi('EventTrace');

export const eventTracesSchema = z.object({ data: z.array(eventTraceSchema) }).openapi('EventTraceList');

const sums = z
  .object({
    xp: z.int(),
    paid: z.int().describe('events that are paid'),
    completions: z.int().describe('events that would be judged'),
  })
  .openapi('TrialSums');

const trial = {
  events: z.int(),
  before: sums,
  after: sums,
  assumed: z.int().describe('events for which a guard was taken to be as it was'),
};

export const policyTrialSchema = z
  .object({
    ...trial,
    learners: z.int(),
    from: time,
    to: time,
    types: z.array(z.object({ type: z.string(), ...trial }).openapi('TypeTrial')),
  })
  .openapi('PolicyTrial');
