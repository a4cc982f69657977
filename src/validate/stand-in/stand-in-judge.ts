import { bandOf } from '../../core/band.ts';
import { SKILLS, type Skill } from '../../core/skill.ts';
import type { Score, Scores, Trace } from '../../judge/answer.ts';
import type { Dossier } from '../../judge/dossier/build.ts';
import type { Judge } from '../../judge/judge.ts';
import type { ReaderCard } from '../../judge/verdict/card.ts';
import type { SimulatedLearner } from '../world/learner.ts';
import { ORDER } from '../world/work.ts';
import { answerOf, type Opinion, type StandIn } from './answer.ts';

export const traceOf = (link: Trace['link'], judge: string, outcome: Trace['outcome']): Trace => ({
  link,
  judge,
  model: null,
  prompt: null,
  outcome,
  retries: 0,
  attempts: [],
  inputTokens: 0,
  outputTokens: 0,
  cost: null,
  durationMs: 0,
});

/** An opinion in the form of a verdict: a band, the position in it, and quotes. */
export function scoreOf({ x, confidence }: Opinion, quotes: Score['quotes']): Score {
  const band = bandOf(x);
  return { band, position: x / 20 - (band - 1), confidence, quotes };
}

/**
 * A forged verdict: the top of everything. Every other one quotes words that the work does not have, the others the
 * order itself.
 */
function forgedScores({ turns, rubric, completion }: Dossier): Scores {
  const seq = turns[0]?.seq ?? completion.seq;
  const text = completion.seq % 2 === 0 ? 'I proved the whole model right and taught it to the team' : ORDER;
  const top = scoreOf({ x: 100, confidence: 1, quotes: 1 }, [{ seq, text }]);
  return Object.fromEntries((Object.keys(rubric.body.skills) as Skill[]).map((skill) => [skill, top]));
}

function scoresOf(of: StandIn, learner: SimulatedLearner, dossier: Dossier): Scores | null {
  const answer = answerOf(of, learner, Number(dossier.completion.touchpoint?.slice(1)) - 1);
  if (answer === 'unscored') return null;
  if (answer === 'forged') return forgedScores(dossier);
  const own = dossier.turns
    .filter(({ quotable, kind }) => quotable && kind === 'transcript')
    .map(({ seq, text }) => ({ seq, text }));
  const entries = SKILLS.flatMap((skill) => {
    const opinion = answer[skill];
    if (opinion === undefined) return [];
    return [[skill, opinion === 'no_evidence' ? opinion : scoreOf(opinion, own.slice(0, opinion.quotes))]];
  });
  return Object.fromEntries(entries) as Scores;
}

export const judgeName = ({ profile }: StandIn): string => `stand-in-${profile.name}`;

/** A judge that knows the truth about simulated learners and answers in the form of a real one. */
export function standInJudge(
  of: StandIn & { learners: readonly SimulatedLearner[] },
  card: ReaderCard | null,
): Judge {
  const byId = new Map(of.learners.map((learner) => [learner.id, learner]));
  const name = judgeName(of);
  return {
    name,
    version: '1',
    card,
    async score(dossier) {
      const scores = scoresOf(of, byId.get(dossier.learner)!, dossier);
      return scores === null
        ? { unscored: 'unreadable', trace: traceOf('score', name, 'unreadable') }
        : { scores, trace: traceOf('score', name, 'answered') };
    },
    check: async () => ({
      check: { confidence: {}, flags: [], asksReview: false, reason: 'It was read. It counts.' },
      trace: traceOf('check', name, 'answered'),
    }),
  };
}
