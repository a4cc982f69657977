import { SKILLS, type Skill } from '../core/skill.ts';
import type { CheckStep, ScoreStep } from '../judge/answer.ts';
import { judgeDossier, type Ask, type Judged } from '../judge/chain.ts';
import { anchorInput } from './anchor-input.ts';
import type { Judge, JudgeOptions } from '../judge/judge.ts';
import type { JudgeThreads } from './judge-threads/judge-threads.ts';
import type { ClaimedReading } from '../store/anchors/readings.ts';
import type { Store } from '../store/store.ts';

const CLAIM_MS = 20_000;
/** A reading that was drawn, and one that an interruption left. */
const AT_ONCE = 2;

type JudgeAnchorDependencies = {
  store: Pick<Store, 'anchors' | 'judges'>;
  threads: JudgeThreads;
};

/** The judge's own readings with evidence, without those that its card does not cover. */
function readingsOf({ verdict, score }: Judged): Partial<Record<Skill, number>> {
  const scores = 'scores' in score ? score.scores : {};
  const covered = (skill: Skill) => {
    const given = scores[skill];
    return given !== undefined && given !== 'no_evidence' && given.uncarded !== true;
  };
  const read = verdict.observations.filter(
    ({ skill, source, evidence }) => source === 'judge' && evidence >= 1 && covered(skill),
  );
  return Object.fromEntries(
    SKILLS.flatMap((skill) => read.flatMap((one) => (one.skill === skill ? [[skill, one.x]] : []))),
  );
}

/**
 * Has the live judge read the anchors that wait for an owner, by the chain that judges learners, in the place of the verdict
 * that drew them. Answers are kept as they come: after a crash the reading goes on with the next anchor that is drawn, and
 * nothing is paid for twice. Nothing of a learner is read or written. Throws what the judge throws.
 */
async function judgeAnchors(
  { store, threads }: JudgeAnchorDependencies,
  owner: string,
  judge: Judge,
  options: JudgeOptions = {},
): Promise<number> {
  let [after, done] = [0, 0];
  while (done < AT_ONCE) {
    const claimed = await store.anchors.claim(owner, { claimMs: CLAIM_MS, after });
    if (!claimed) return done;
    after = claimed.reading;
    await judgeOne({ store, threads }, owner, judge, claimed, options);
    done += 1;
  }
  return done;
}

async function judgeOne(
  { store, threads }: JudgeAnchorDependencies,
  owner: string,
  judge: Judge,
  claimed: ClaimedReading,
  options: JudgeOptions,
): Promise<void> {
  const ask: Ask = async (step, call) => {
    const kept = claimed.answers[step];
    if (kept !== undefined) return kept as Awaited<ReturnType<typeof call>>;
    const answer: ScoreStep | CheckStep = await call(options);
    await store.anchors.keep(claimed, step, answer);
    return answer as Awaited<ReturnType<typeof call>>;
  };
  const renew = setInterval(
    () => void store.anchors.hold(claimed, CLAIM_MS).catch(() => undefined),
    CLAIM_MS / 3,
  );
  try {
    const { anchor, reading, drawnAt } = claimed;
    const { dossier } = await threads.build(anchorInput(anchor, { reading, at: drawnAt }));
    const judged = await judgeDossier(judge, dossier, ask, threads.ground);
    const by = judged.verdict.judge;
    const isMine = await store.anchors.finish(claimed, { judge: by, skills: readingsOf(judged) });
    if (isMine) await store.judges.assess({ owner, judge: by.name, version: by.version });
  } catch (error) {
    await store.anchors.hold(claimed, 0).catch(() => undefined);
    throw error;
  } finally {
    clearInterval(renew);
  }
}

type AnchorReaderDependencies = JudgeAnchorDependencies & {
  ring: (learner: string) => Promise<void>;
  onAnchorFailed?: ((error: unknown) => void) | undefined;
};

/**
 * Reads an owner's anchors after a verdict, in its place, so that no more calls run at once. The learner is rung before, and
 * waits for nothing. What fails is left to the next anchor that is drawn.
 */
export function anchorReader({ ring, onAnchorFailed, ...dependencies }: AnchorReaderDependencies) {
  return async (learner: string, owner: string, judge: Judge, signal?: AbortSignal): Promise<void> => {
    try {
      await ring(learner);
      await judgeAnchors(dependencies, owner, judge, signal ? { signal } : {});
    } catch (error) {
      onAnchorFailed?.(error);
    }
  };
}
