import { z } from 'zod';

type Evidence = {
  reason: string | null;
  quotes: readonly { skill: string; seq: number; text: string }[];
  events: readonly { skill: string; seq: number; what: string }[];
};

const numbers = z.object({ band: z.number(), position: z.number(), confidence: z.number() });
const events = z.array(z.object({ seq: z.int(), what: z.string() }));
const scored = z.object({ ...numbers.shape, events: events.optional() });
const unscored = z.object({ unscored: z.string() });
const score = z.object({ scores: z.record(z.string(), z.union([z.literal('no_evidence'), scored])) });
const check = z.object({
  check: z.object({
    confidence: z.record(z.string(), z.number()),
    flags: z.array(z.string()),
    asksReview: z.boolean(),
  }),
});

/**
 * Link A's answer for everybody: its numbers, and of its evidence only what the calibration itself shows. What was
 * refused, as not the learner's, is told of in the trace. Null for an answer that another release stored otherwise.
 */
function shownScore(step: unknown, own: Evidence): unknown {
  const failed = unscored.safeParse(step);
  if (failed.success) return failed.data;
  const answer = score.safeParse(step);
  if (!answer.success) return null;
  const shown = Object.entries(answer.data.scores).map(([skill, given]) => {
    if (given === 'no_evidence') return [skill, given];
    const ofSkill = <T extends { skill: string }>(items: readonly T[]) =>
      items.filter((item) => item.skill === skill);
    const quotes = ofSkill(own.quotes).map(({ seq, text }) => ({ seq, text }));
    // Code's own observations have events too, and a long one was cut: shown is what the judge gave, as it was kept.
    const kept = ofSkill(own.events)
      .filter((event) =>
        given.events?.some(({ seq, what }) => seq === event.seq && what.startsWith(event.what)),
      )
      .map(({ seq, what }) => ({ seq, what }));
    const { band, position, confidence } = given;
    return [skill, { band, position, confidence, quotes, ...(given.events && { events: kept }) }];
  });
  return { scores: Object.fromEntries(shown) };
}

/** Link B's answer for everybody, with the reason that was stored in the place of the model's own words. */
function shownCheck(step: unknown, { reason }: Evidence): unknown {
  const failed = unscored.safeParse(step);
  if (failed.success) return failed.data;
  const answer = check.safeParse(step);
  return answer.success ? { check: { ...answer.data.check, reason } } : null;
}

/** What a step answered, without its trace, which tells of cost and not of the learner, and without whose it is. */
function wholeAnswer(step: unknown): unknown {
  const { trace: _trace, judge: _judge, ...answer } = (step ?? {}) as Record<string, unknown>;
  return step === null ? null : answer;
}

/** The judge's two answers, null where nobody was asked: in full for an admin who wants `texts`, else without words that did not hold. */
export function shownVerdict(
  steps: { score: unknown; check: unknown },
  own: Evidence,
  { texts }: { texts: boolean },
): { score: unknown; check: unknown } | null {
  if (steps.score === null) return null;
  return texts
    ? { score: wholeAnswer(steps.score), check: wholeAnswer(steps.check) }
    : { score: shownScore(steps.score, own), check: shownCheck(steps.check, own) };
}
