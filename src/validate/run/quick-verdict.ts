import { forEachSkill, SKILLS } from '../../core/skill.ts';
import type { Verdict } from '../../core/verdict.ts';
import type { Check } from '../../judge/answer.ts';
import type { Dossier } from '../../judge/dossier/build.ts';
import type { Grounded } from '../../judge/evidence/ground.ts';
import type { ReaderCard } from '../../judge/verdict/card.ts';
import { reconcile } from '../../judge/verdict/reconcile.ts';
import { answerOf, type StandIn, type StandInAnswer } from '../stand-in/answer.ts';
import { judgeName, scoreOf, traceOf } from '../stand-in/stand-in-judge.ts';
import type { SimulatedLearner } from '../world/learner.ts';
import { checkItems, PAR_MINUTES, rubricOf, stageId } from '../world/program.ts';
import { MINUTE_MS, startOf } from '../world/work.ts';

const UNSEEN = { mean: 50, sd: 20, observations: 0 };
const CHECK: Check = { confidence: {}, flags: [], asksReview: false, reason: 'It was read. It counts.' };

/** The parts of a dossier that become observations by code; its texts are left out. */
function bareDossier(learner: SimulatedLearner, number: number): Dossier {
  const touchpoint = learner.touchpoints[number]!;
  const { at, stage, passed } = touchpoint;
  const worked = Math.round(((at - startOf(touchpoint)) / MINUTE_MS) * 1000) / 1000;
  const time = new Date(at).toISOString();
  const items = passed === null ? [] : checkItems(passed);
  return {
    form: 1,
    learner: learner.id,
    completion: { seq: 1, type: '', stage: stageId(stage), touchpoint: null, outcome: null },
    rubric: rubricOf(stage),
    turns: [],
    context: [],
    events: [],
    cowork: [],
    learn: [],
    checks: passed === null ? [] : [{ seq: 1, at: time, passed: null, items }],
    timing: {
      firstAt: time,
      lastAt: time,
      spanMinutes: worked,
      workedMinutes: worked,
      parMinutes: PAR_MINUTES,
      cohort: null,
      parFactor: 1,
    },
    leftOut: [],
    background: {
      prior: [],
      snapshot: {
        version: 0,
        skills: forEachSkill(() => UNSEEN),
        overall: { mean: 50, sd: 20, tier: 'unrated' },
      },
    },
  };
}

/** What grounding leaves of an answer: real quotes all hold, and of a forged verdict nothing does. */
function groundedAnswer(answer: StandInAnswer): Grounded {
  const opinions = typeof answer === 'string' ? {} : answer;
  const skills = SKILLS.flatMap((skill) => {
    const opinion = opinions[skill];
    if (opinion === undefined || opinion === 'no_evidence') return [];
    const quotes = Array.from({ length: opinion.quotes }, (_, seq) => ({ skill, seq, text: '' }));
    return [{ skill, score: scoreOf(opinion, []), quotes, events: [] }];
  });
  const unscored = answer === 'unscored' ? ('unreadable' as const) : null;
  return { unscored, skills, ungrounded: [], refused: [], tampering: [] };
}

/**
 * The verdict on one touchpoint without texts, a hundred times faster than the chain. A test compares it with the
 * verdicts of the pipeline, number by number.
 */
export function quickVerdict(
  of: StandIn,
  card: ReaderCard | null,
  learner: SimulatedLearner,
  number: number,
): Verdict {
  const judge = { name: judgeName(of), version: '1', card };
  const grounded = groundedAnswer(answerOf(of, learner, number));
  return reconcile(bareDossier(learner, number), judge, grounded, {
    check: CHECK,
    trace: traceOf('check', judge.name, 'answered'),
  });
}
