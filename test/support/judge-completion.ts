import { buildDossier } from '../../src/judge/dossier/build.ts';
import { judgeDossier } from '../../src/judge/chain.ts';
import { hashDossier } from '../../src/judge/dossier/hash.ts';
import type { Judge } from '../../src/judge/judge.ts';
import type { Store } from '../../src/store/store.ts';

/** Calibrates one completion without Temporal: stores every step and commits the verdict. */
async function judgeCompletion(
  store: Store,
  judge: Judge,
  learner: string,
  completion: number,
): Promise<void> {
  const dossier = buildDossier((await store.calibrations.dossierInput(learner, completion))!);
  const inputHash = hashDossier(dossier);
  const { verdict, score, check } = await judgeDossier(judge, dossier);
  const keep = (step: string, result: unknown, trace: unknown) =>
    store.steps.store({ learner, completion, step }, { inputHash, result, trace });
  await keep('dossier', dossier, null);
  await keep('score', score, score.trace);
  if (check !== null) await keep('check', check, check.trace);
  await store.calibrations.commit(learner, completion, verdict);
}

/** Awards and calibrates until a learner has no pending work. */
export async function liveThrough(store: Store, judge: Judge, learner: string): Promise<void> {
  for (;;) {
    const { oldest, more } = await store.ledger.award(learner, 0);
    if (oldest !== null) await judgeCompletion(store, judge, learner, oldest);
    else if (!more) return;
  }
}
