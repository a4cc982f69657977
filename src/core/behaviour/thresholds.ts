import { z } from 'zod';

const count = (fallback: number) => z.int().min(1).max(1000).default(fallback);
const HOUR_MS = 3_600_000;
const duration = (fallback: number) =>
  z
    .int()
    .min(1000)
    .max(90 * 24 * HOUR_MS)
    .default(fallback);

const fields = z.strictObject({
  newEvents: count(5).describe('events of the learner before anything but trouble is said'),
  awayAfterMs: duration(48 * HOUR_MS).describe('silence of the learner after which they are away'),
  breakMs: duration(8 * HOUR_MS).describe('silence that ends flowing and every run of turns'),
  idleMs: duration(HOUR_MS / 4).describe('a longer gap between events counts as this much work'),
  struggling: z
    .strictObject({
      failed: count(3).describe('failed or abandoned outcomes in a row'),
      help: count(4).describe('hints and revealed answers since the last pass'),
      parTimes: z
        .number()
        .min(1)
        .max(100)
        .default(2)
        .describe('work in a stage without a pass, in multiples of its par'),
    })
    .prefault({}),
  stuck: z
    .strictObject({
      failed: count(6),
      help: count(8),
      afterMs: duration((3 * HOUR_MS) / 4).describe(
        'struggling for so long without a pass, with or without events',
      ),
    })
    .prefault({}),
  recovered: z
    .strictObject({
      passed: count(2).describe('passes since the last failure that end struggling; one ends stuck'),
      events: count(12).describe('events of the learner without a failure or help that end both'),
    })
    .prefault({}),
  coasting: z
    .strictObject({
      turns: count(6).describe('short turns in a row'),
      words: count(3).describe('most words of a short turn'),
      reveals: count(2).describe('answers revealed with no attempt between'),
      repeats: count(3).describe('texts said before, with none of their own between'),
      effortWords: count(8).describe('fewest words of a turn that shows effort'),
      effortTurns: count(3).describe('turns with effort that end coasting; two passes without help do too'),
    })
    .prefault({}),
  flowing: z
    .strictObject({
      passed: count(3).describe('passes in a row without help'),
      endsAtFailed: count(2),
      endsAtHelp: count(2),
    })
    .prefault({}),
  helpTypes: z.array(z.string().min(1)).default(['learn.hint_used', 'learn.answer_revealed']),
  revealTypes: z.array(z.string().min(1)).default(['learn.answer_revealed']),
});

/**
 * The thresholds of the behavioural state, part of the policy. A state ends at other values than those that start it,
 * so that it does not flicker; the checks below enforce this.
 */
export const behaviourSchema = fields
  .refine(({ stuck, struggling }) => stuck.failed > struggling.failed, {
    path: ['stuck', 'failed'],
    message: 'stuck needs more failures than struggling',
  })
  .refine(({ stuck, struggling }) => stuck.help > struggling.help, {
    path: ['stuck', 'help'],
    message: 'stuck needs more help than struggling',
  })
  .refine(({ coasting }) => coasting.effortWords > coasting.words, {
    path: ['coasting', 'effortWords'],
    message: 'a turn with effort needs more words than a short one',
  })
  .refine(({ awayAfterMs, breakMs }) => awayAfterMs >= breakMs, {
    path: ['awayAfterMs'],
    message: 'must be at least as long as a break',
  })
  .prefault({});

export type BehaviourThresholds = z.infer<typeof behaviourSchema>;
