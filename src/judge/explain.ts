import { z } from 'zod';
import { SPEAKERS } from '../core/event.ts';
import { forEachSkill } from '../core/skill.ts';
import type { Quote, Verdict } from '../core/verdict.ts';
import type { Dossier } from './dossier/build.ts';
import { ground, type Grounded } from './evidence/ground.ts';
import { addTraces, type ScoreStep, type Trace } from './answer.ts';

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
export type ShownEvidence = Pick<Verdict, 'quotes' | 'events'> & { reason: string | null };

/** In the order of the chain. */
const STEPS = ['dossier', 'score', 'check'] as const;

type StepName = (typeof STEPS)[number];

const turn = z.object({
  seq: z.int(),
  part: z.int().catch(0),
  kind: z.enum(['text', 'transcript', 'file']).catch('text'),
  speaker: z.enum(SPEAKERS),
  type: z.string().catch(''),
  at: z.string(),
  name: z.string().nullable().catch(null),
  text: z.string(),
  end: z.string().nullable().catch(null),
  leftOut: z.int().catch(0),
  quotable: z.boolean().catch(false),
});
const listOf = <T extends z.ZodType>(item: T) => z.array(item).catch([]);
const acted = z.object({ seq: z.int(), at: z.string() });
const bands = z
  .object({ bands: z.array(z.string()) })
  .transform((skill) => skill.bands)
  .optional()
  .catch(undefined);

/** The parts of a dossier that people see, in this release's form or an earlier one. */
const storedDossier = z.object({
  completion: z.object({
    seq: z.int(),
    type: z.string(),
    stage: z.string().nullable(),
    outcome: z.string().nullable(),
  }),
  rubric: z.object({
    id: z.string(),
    version: z.int(),
    body: z.object({
      title: z.string().nullable().catch(null),
      skills: z.object(forEachSkill(() => bands)).catch({}),
      points: listOf(z.string()),
      reference: z.string().nullable().catch(null),
    }),
  }),
  turns: listOf(turn),
  context: listOf(turn),
  events: listOf(z.unknown()),
  cowork: listOf(acted.extend({ own: z.boolean(), action: z.string() })),
  learn: listOf(acted.extend({ kind: z.string() })),
  checks: listOf(acted.extend({ passed: z.boolean().nullable() })),
  background: z.object({ prior: listOf(z.unknown()) }).catch({ prior: [] }),
  timing: z.unknown(),
  leftOut: listOf(z.object({ part: z.string(), items: z.int(), characters: z.int() })),
});

type StoredDossier = z.infer<typeof storedDossier>;

const unscored = z.object({ unscored: z.string() });
const scored = z.object({
  band: z.number(),
  position: z.number(),
  confidence: z.number(),
  events: z.array(z.object({ seq: z.int(), what: z.string() })).optional(),
});
const answered = z.union([z.literal('no_evidence'), scored]);
const scores = z.union([unscored, z.object({ scores: z.record(z.string(), answered) })]);
const checked = z.union([
  unscored,
  z.object({
    check: z.object({
      confidence: z.record(z.string(), z.number()),
      flags: z.array(z.string()),
      asksReview: z.boolean(),
    }),
  }),
]);

const COUNTED = ['turns', 'context', 'events', 'cowork', 'learn', 'checks'] as const;

function summaryOf(dossier: StoredDossier) {
  const { rubric, background, timing, leftOut } = dossier;
  const counts = Object.fromEntries(COUNTED.map((part) => [part, dossier[part].length]));
  return {
    rubric: { id: rubric.id, version: rubric.version, title: rubric.body.title },
    counts: { ...(counts as Record<(typeof COUNTED)[number], number>), prior: background.prior.length },
    timing,
    leftOut,
  };
}

/** What a judge was given to read, without any number of a judge: the work and its rubric. Null for an unknown form. */
export function showWork(stored: readonly StoredStep[]) {
  const parsed = storedDossier.safeParse(stored.find(({ step }) => step === 'dossier')?.result);
  if (!parsed.success) return null;
  const { rubric, background: _prior, timing: _timing, events: _events, ...rest } = parsed.data;
  const { id, version, body } = rubric;
  return { ...rest, rubric: { id, version, ...body, title: body.title ?? '' } };
}

/** A quote with its turn: of the turns of its event, the one that contains it. */
function quoteWithTurn(dossier: StoredDossier | null, quote: Quote) {
  const same = (dossier?.turns ?? []).filter(({ seq }) => seq === quote.seq);
  const found = same.find(({ text, end }) => `${text}\n${end ?? ''}`.includes(quote.text)) ?? same[0];
  return { ...quote, turn: found ? { speaker: found.speaker, at: found.at, text: found.text } : null };
}

/** Link A's numbers, with only the evidence that the calibration shows. Null for an unknown form. */
function shownScore(result: unknown, own: ShownEvidence): unknown {
  const { data: answer = null } = scores.safeParse(result);
  if (answer === null || 'unscored' in answer) return answer;
  const shown = Object.entries(answer.scores).map(([skill, given]) => {
    if (given === 'no_evidence') return [skill, given];
    const { events, ...numbers } = given;
    const ofSkill = <T extends { skill: string }>(all: readonly T[]) =>
      all.filter((one) => one.skill === skill);
    const quotes = ofSkill(own.quotes).map(({ seq, text }) => ({ seq, text }));
    // Observations by code have events too, so this keeps only the judge's; long ones are stored shortened.
    const kept = ofSkill(own.events).filter((event) =>
      events?.some(({ seq, what }) => seq === event.seq && what.startsWith(event.what)),
    );
    const shownEvents = events && { events: kept.map(({ seq, what }) => ({ seq, what })) };
    return [skill, { ...numbers, quotes, ...shownEvents }];
  });
  return { scores: Object.fromEntries(shown) };
}

/** Link B's answer with the stored reason instead of the judge's own text. */
function shownCheck(result: unknown, { reason }: ShownEvidence): unknown {
  const { data: answer = null } = checked.safeParse(result);
  return answer === null || 'unscored' in answer ? answer : { check: { ...answer.check, reason } };
}

/** A step's full answer without its cost and its judge, which the trace has. */
function wholeAnswer(result: unknown): unknown {
  if (result === null) return null;
  const { trace: _trace, judge: _judge, ...answer } = result as Record<string, unknown>;
  return answer;
}

/** The trace of a step without a call. */
const NOT_ASKED = {
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

/** Repeats grounding from the stored steps, since it is pure. Null for a form that it cannot read any more. */
function groundedAgain(dossier: unknown, score: unknown): Grounded | null {
  try {
    return ground(dossier as Dossier, score as ScoreStep);
  } catch {
    return null;
  }
}

/**
 * How a calibration was made, from its stored steps. The only reader of stored answers. Without `texts` it contains no
 * words of the learner or a judge except those that the calibration shows.
 */
export function explain(stored: readonly StoredStep[], own: ShownEvidence, { texts }: { texts: boolean }) {
  const resultOf = (name: StepName) => stored.find((step) => nameOf(step) === name)?.result ?? null;
  const [dossier, score, check] = [resultOf('dossier'), resultOf('score'), resultOf('check')];
  const parsed = storedDossier.safeParse(dossier);
  const known = parsed.success ? parsed.data : null;
  // Two steps may have the same time, so they are ordered as in the chain.
  const steps = stored.map(stepLine).toSorted((a, b) => STEPS.indexOf(a.step) - STEPS.indexOf(b.step));
  const traces = stored.flatMap(({ trace }) => (trace === null ? [] : [trace as Trace]));
  const { inputTokens, outputTokens, cost } = addTraces(traces);
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
      tokens: { input: inputTokens, output: outputTokens },
      cost,
      refused: (grounded?.refused ?? []).map((one) => ({ ...one, text: texts ? one.text : null })),
      ungrounded: grounded?.ungrounded ?? [],
      tampering: (grounded?.tampering ?? []).map(({ kind, seq }) => ({ kind, seq })),
      texts: texts ? { dossier, score, check } : null,
    },
  };
}
