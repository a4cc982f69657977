import { ProviderFailure } from '../../src/judge/model/failure.ts';
import { random } from '../support/random.ts';
import { createTestJudge, seedOf } from '../support/test-judge.ts';
import { sleep } from './clock.ts';

/** The longest time that `JUDGE_TIMEOUT` allows a call. */
const CALL_MS = 600_000;

/** What share of the answers takes longer than awards wait for it, and of the calls fails. It differs from story to story. */
const MOODS = [
  { slow: 0.15, fails: 0.05 },
  { slow: 0.6, fails: 0.05 },
  { slow: 0.2, fails: 0.4 },
];

/** How long an answer takes: seconds, or some minutes, and one in five of these as long as a call may. */
function takesMs(chance: number, slow: number): number {
  if (chance >= slow) return 200 + chance * 5000;
  const within = chance / slow;
  return within < 0.8 ? 30_000 + within * 120_000 : within * CALL_MS;
}

/** A judge that is slow, fails and is sometimes unreadable, as the seed decides for each call. */
export function createSimulatedJudge(
  seed: string,
  onCall: (learner: string, completion: number, link: string) => Promise<void>,
) {
  const mood = MOODS[Math.floor(random(seedOf(`${seed} mood`))() * MOODS.length)]!;
  return createTestJudge(async ({ learner, completion, link, before }) => {
    await onCall(learner, completion, link);
    const next = random(seedOf(`${seed} judge ${learner} ${completion} ${link} ${before}`));
    await sleep(takesMs(next(), mood.slow));
    if (next() < mood.fails) throw new ProviderFailure('unreachable');
    return next() < 0.05 ? 'unreadable' : undefined;
  });
}
