import { ProviderFailure } from '../../src/judge/model/failure.ts';
import { random } from '../support/random.ts';
import { createTestJudge, seedOf } from '../support/test-judge.ts';
import { sleep } from './clock.ts';

/** How long an answer takes: mostly seconds, sometimes longer than awards wait for it, rarely hours. */
function takesMs(chance: number): number {
  if (chance < 0.8) return 200 + chance * 5000;
  return chance < 0.97 ? chance * 90_000 : chance * 2 * 3_600_000;
}

/** A judge that is slow, fails and is sometimes unreadable, as the seed decides for each call. */
export function createSimulatedJudge(
  seed: string,
  onCall: (learner: string, completion: number, link: string) => Promise<void>,
) {
  return createTestJudge(async ({ learner, completion, link, before }) => {
    await onCall(learner, completion, link);
    const next = random(seedOf(`${seed} judge ${learner} ${completion} ${link} ${before}`));
    await sleep(takesMs(next()));
    if (next() < 0.12) throw new ProviderFailure('unreachable');
    return next() < 0.05 ? 'unreadable' : undefined;
  });
}
