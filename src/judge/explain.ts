import { z } from 'zod';
import type { EventEvidence, Quote } from '../core/verdict.ts';
import type { Dossier } from './dossier/build.ts';
import { ground, type Grounded } from './evidence/ground.ts';
import type { ScoreStep, Trace } from './answer.ts';

/** A step of a calibration as it is stored; `result` and `trace` may have the form of an earlier release. */
export type StoredStep = {
  step: string;
  at: string;
  inputHash: string | null;
  result: unknown;
  trace: unknown;
  textsRemovedAt: string | null;
};

/** The evidence that the calibration itself shows. */
export type ShownEvidence = { reason: string | null; quotes: Quote[]; events: EventEvidence[] };

type StepName = 'dossier' | Trace['link'];

const STEP_ORDER: readonly StepName[] = ['dossier', 'score', 'check'];

const list = z.array(z.unknown()).catch([]);
const turn = z.object({ seq: z.int(), speaker: z.string(), at: z.string(), text: z.string() });

const storedDossier = z.object({
  rubric: z.object({
    id: z.string(),
    version: z.int(),
    body: z.object({ title: z.string().nullable().catch(null) }),
  }),
  turns: z.array(turn.extend({ end: z.string().nullish() })).catch([]),
  context: list,
  events: list,
  cowork: list,
  learn: list,
  checks: list,
  background: z.object({ prior: list }).catch({ prior: [] }),
  timing: z.unknown(),
  leftOut: z.array(z.object({ part: z.string(), items: z.int(), characters: z.int() })).catch([]),
});

type StoredDossier = z.infer<typeof storedDossier>;

const unscored = z.object({ unscored: z.string() });
const scored = z.object({
  band: z.number(),
  position: z.number(),
  confidence: z.number(),
  events: z.array(z.object({ seq: z.int(), what: z.string() })).optional(),
});
const scores = z.object({ scores: z.record(z.string(), z.union([z.literal('no_evidence'), scored])) });
const checked = z.object({
  check: z.object({
    confidence: z.record(z.string(), z.number()),
    flags: z.array(z.string()),
    asksReview: z.boolean(),
  }),
});

function summaryOf({ rubric, turns, background, timing, leftOut, ...lists }: StoredDossier) {
  const { context, events, cowork, learn, checks } = lists;
  return {
    rubric: { id: rubric.id, version: rubric.version, title: rubric.body.title },
    counts: {
      turns: turns.length,
      context: context.length,
      events: events.length,
      cowork: cowork.length,
      learn: learn.length,
      checks: checks.length,
      prior: background.prior.length,
    },
    timing,
    leftOut,
  };
}

/** A quote with its turn: of the turns of its event, the one that contains it. */
function quoteWithTurn(dossier: StoredDossier | null, quote: Quote) {
  const same = (dossier?.turns ?? []).filter(({ seq }) => seq === quote.seq);
  const found = same.find(({ text, end }) => `${text}\n${end ?? ''}`.includes(quote.text)) ?? same[0];
  return { ...quote, turn: found ? { speaker: found.speaker, at: found.at, text: found.text } : null };
}

/** Link A's numbers, with only the evidence that the calibration shows. Null for an unknown form. */
function shownScore(result: unknown, own: ShownEvidence): unknown {
  const failed = unscored.safeParse(result);
  if (failed.success) return failed.data;
  const answer = scores.safeParse(result);
  if (!answer.success) return null;
  const shown = Object.entries(answer.data.scores).map(([skill, given]) => {
    if (given === 'no_evidence') return [skill, given];
    const quotes = own.quotes.filter((quote) => quote.skill === skill);
    // Observations by code have events too, so this keeps only the judge's; long ones are stored shortened.
    const kept = own.events.filter(
      (event) =>
        event.skill === skill &&
        given.events?.some(({ seq, what }) => seq === event.seq && what.startsWith(event.what)),
    );
    const { band, position, confidence } = given;
    const events = given.events && { events: kept.map(({ seq, what }) => ({ seq, what })) };
    return [
      skill,
      { band, position, confidence, quotes: quotes.map(({ seq, text }) => ({ seq, text })), ...events },
    ];
  });
  return { scores: Object.fromEntries(shown) };
}

/** Link B's answer with the stored reason instead of the judge's own text. */
function shownCheck(result: unknown, { reason }: ShownEvidence): unknown {
  const failed = unscored.safeParse(result);
  if (failed.success) return failed.data;
  const answer = checked.safeParse(result);
  return answer.success ? { check: { ...answer.data.check, reason } } : null;
}

/** A step's full answer without its cost and its judge, which the trace has. */
function wholeAnswer(result: unknown): unknown {
  if (result === null) return null;
  const { trace: _trace, judge: _judge, ...answer } = result as Record<string, unknown>;
  return answer;
}

const NOT_ASKED: Omit<Trace, 'link' | 'judge' | 'outcome'> & { judge: null; outcome: null } = {
  judge: null,
  model: null,
  prompt: null,
  outcome: null,
  retries: 0,
  attempts: [],
  inputTokens: 0,
  outputTokens: 0,
  cost: null,
  durationMs: 0,
};

/** Names of a rescore's steps also contain their answer; the first word is the step. */
function nameOf({ step }: StoredStep): StepName {
  return step.split(' ', 1)[0] as StepName;
}

function stepLine(stored: StoredStep) {
  const { link: _link, ...asked } = (stored.trace as Trace | null) ?? { link: null, ...NOT_ASKED };
  const { at, inputHash, textsRemovedAt } = stored;
  return { step: nameOf(stored), at, inputHash, textsRemovedAt, ...asked };
}

function costOf(steps: readonly ReturnType<typeof stepLine>[]): number | null {
  const asked = steps.filter(({ judge }) => judge !== null);
  if (asked.some(({ cost }) => cost === null)) return null;
  return asked.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
}

/** Repeats grounding from the stored steps, since it is pure. Null for a form that it cannot read any more. */
function groundedAgain(dossier: unknown, score: unknown): Grounded | null {
  try {
    return ground(dossier as Dossier, score as ScoreStep);
  } catch {
    return null;
  }
}

/**
 * How a calibration was made, from its stored steps: what the judge was given, what it answered, what that cost,
 * and which evidence was refused. The only reader of stored answers. Without `texts` it contains no words of the
 * learner or a judge except those that the calibration shows.
 */
export function explain(stored: readonly StoredStep[], own: ShownEvidence, { texts }: { texts: boolean }) {
  const resultOf = (name: StepName) => stored.find((step) => nameOf(step) === name)?.result ?? null;
  const [dossier, score, check] = [resultOf('dossier'), resultOf('score'), resultOf('check')];
  const parsed = storedDossier.safeParse(dossier);
  const known = parsed.success ? parsed.data : null;
  // Two steps may have the same time, so they are ordered as in the chain.
  const steps = stored
    .map(stepLine)
    .toSorted((a, b) => STEP_ORDER.indexOf(a.step) - STEP_ORDER.indexOf(b.step));
  const grounded = groundedAgain(dossier, score);
  const answers = texts
    ? { score: wholeAnswer(score), check: wholeAnswer(check) }
    : { score: shownScore(score, own), check: shownCheck(check, own) };
  return {
    dossier: known && summaryOf(known),
    quotes: own.quotes.map((quote) => quoteWithTurn(known, quote)),
    verdict: score === null ? null : answers,
    trace: {
      steps,
      tokens: {
        input: steps.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
        output: steps.reduce((sum, { outputTokens }) => sum + outputTokens, 0),
      },
      cost: costOf(steps),
      refused: (grounded?.refused ?? []).map((one) => ({ ...one, text: texts ? one.text : null })),
      ungrounded: grounded?.ungrounded ?? [],
      tampering: (grounded?.tampering ?? []).map(({ kind, seq }) => ({ kind, seq })),
      texts: texts ? { dossier, score, check } : null,
    },
  };
}
