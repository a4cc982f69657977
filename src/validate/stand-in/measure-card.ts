import { forEachSkill, SKILLS } from '../../core/skill.ts';
import { mean } from 'simple-statistics';
import { fitCard, scoreError } from '../../judge/measure/calibrate-judge.ts';
import type { ReaderCard } from '../../judge/verdict/card.ts';
import { simulateLearner } from '../world/learner.ts';
import { demandOf } from '../world/program.ts';
import { randomOf } from '../world/random.ts';
import { answerOf, type StandIn } from './answer.ts';
import { judgeName } from './stand-in-judge.ts';

/** Works that two people scored too, each by another learner. */
const WORKS = 300;
/** Standard deviation of a person's score around the performance that the work shows, in points. */
const PERSON_SD = 8;
const OTHER_LEARNERS = 1_000_003;

/**
 * The card of a stand-in judge as `touchstone calibrate` would measure it: the product's own fit of its readings to noisy
 * scores by people, of other learners than those of the validation.
 */
export function measureCard(of: StandIn, works: number = WORKS): ReaderCard {
  const seed = of.seed + OTHER_LEARNERS;
  const honest = { ...of, seed, profile: { ...of.profile, forgery: 0, unscored: 0 } };
  const pairs = forEachSkill(() => ({ read: [] as number[], people: [] as number[][] }));
  for (let index = 0; index < works; index += 1) {
    const learner = simulateLearner(of.world, { seed, index, touchpoints: 1 });
    const answer = answerOf(honest, learner, 0);
    if (typeof answer === 'string') continue;
    const person = randomOf(seed, learner.id, 'person');
    const { performance, stage } = learner.touchpoints[0]!;
    for (const skill of SKILLS) {
      const score = () => 50 + performance[skill] - demandOf(stage) + PERSON_SD * person.normal();
      const raters = [score(), score()].map((value) => Math.min(100, Math.max(0, value)));
      const opinion = answer[skill];
      if (opinion === undefined || opinion === 'no_evidence') continue;
      pairs[skill].people.push(raters);
      pairs[skill].read.push(opinion.x);
    }
  }
  const skills = forEachSkill((skill) => {
    const { read, people } = pairs[skill];
    return fitCard(
      read,
      people.map((raters) => mean(raters)),
      scoreError(people),
    );
  });
  return { judge: judgeName(of), version: '1', skills };
}
