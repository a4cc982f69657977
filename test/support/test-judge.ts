import type { Dossier } from '../../src/judge/dossier/build.ts';
import type { Judge } from '../../src/judge/judge.ts';
import type { Score, Scores, Trace, UnscoredCode } from '../../src/judge/answer.ts';
import { SKILLS } from '../../src/core/skill.ts';
import { random } from './random.ts';

/** One call of the judge: the completion, the link, and the number of earlier calls for the same. */
type Call = {
  learner: string;
  completion: number;
  link: 'score' | 'check';
  before: number;
  signal?: AbortSignal;
};

/** The behaviour of a call: an answer, or the code of an unreadable one. May wait, or throw. */
export type Behaviour = (call: Call) => Promise<UnscoredCode | void>;

/** A hash of a text, the same in every process. */
export function seedOf(text: string): number {
  let seed = 2_166_136_261;
  for (const character of text) seed = Math.imul(seed ^ (character.codePointAt(0) ?? 0), 16_777_619);
  return seed >>> 0;
}

export function traceOf(link: Trace['link'], outcome: Trace['outcome']): Trace {
  const counts = { retries: 0, attempts: [], inputTokens: 0, outputTokens: 0, durationMs: 0 };
  return { link, judge: 'test@1', model: null, prompt: null, outcome, cost: null, ...counts };
}

/** Reproducible readings of one completion, with the learner's own words as evidence. */
function scoresOf({ learner, completion, turns }: Dossier): Scores {
  const next = random(seedOf(`${learner} ${completion.seq}`));
  const own = turns
    .filter(({ quotable }) => quotable)
    .map(({ seq, text }) => ({ seq, text: text.slice(0, 40) }));
  const score = (): Score => ({
    band: ([1, 2, 3, 4, 5] as const)[Math.floor(next() * 5)]!,
    position: next(),
    confidence: ([0.5, 0.75, 1] as const)[Math.floor(next() * 3)]!,
    quotes: own.slice(0, 1 + Math.floor(next() * 3)),
  });
  return Object.fromEntries(SKILLS.map((skill) => [skill, own.length > 0 ? score() : 'no_evidence']));
}

/**
 * A judge whose answers depend only on the completion and whose behaviour the test decides. Counts calls and paid
 * answers by `learner completion link`.
 */
export function createTestJudge(
  behave: Behaviour = async () => undefined,
): Judge & { calls: Map<string, number>; answers: Map<string, number> } {
  const calls = new Map<string, number>();
  const answers = new Map<string, number>();
  async function asked(
    dossier: Dossier,
    link: Call['link'],
    signal?: AbortSignal,
  ): Promise<UnscoredCode | void> {
    const key = `${dossier.learner} ${dossier.completion.seq} ${link}`;
    const before = calls.get(key) ?? 0;
    calls.set(key, before + 1);
    const code = await behave({
      learner: dossier.learner,
      completion: dossier.completion.seq,
      link,
      before,
      signal,
    });
    answers.set(key, (answers.get(key) ?? 0) + 1);
    return code;
  }
  return {
    name: 'test',
    version: '1',
    card: null,
    calls,
    answers,
    async score(dossier, { signal } = {}) {
      const unscored = await asked(dossier, 'score', signal);
      if (unscored) return { unscored, trace: traceOf('score', unscored) };
      return { scores: scoresOf(dossier), trace: traceOf('score', 'answered') };
    },
    async check(dossier, _grounded, { signal } = {}) {
      const unscored = await asked(dossier, 'check', signal);
      if (unscored) return { unscored, trace: traceOf('check', unscored) };
      const check = { confidence: {}, flags: [], asksReview: false, reason: 'It was read. It counts.' };
      return { check, trace: traceOf('check', 'answered') };
    },
  };
}
