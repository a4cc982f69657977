import { judgeDossier } from '../chain.ts';
import { buildDossier, type Dossier } from '../dossier/build.ts';
import { hashDossier } from '../dossier/hash.ts';
import type { DossierInput } from '../dossier/input.ts';
import { ground, type Grounded } from '../evidence/ground.ts';
import type { Judge } from '../judge.ts';

/** Jobs whose CPU time is proportional to the texts of a dossier. Pure: the same in any thread. */
export function jobsOf(offline: Judge) {
  const build = (input: DossierInput) => {
    const dossier = buildDossier(input);
    return { dossier, hash: hashDossier(dossier) };
  };
  return {
    build,
    ground,
    check: (dossier: Dossier, grounded: Grounded) => offline.check(dossier, grounded),
    /** The whole chain of the offline judge. */
    read: (dossier: Dossier) => judgeDossier(offline, dossier),
    /** From what storage has to the offline judge's verdict. */
    async judge(input: DossierInput) {
      const built = build(input);
      return { ...built, judged: await judgeDossier(offline, built.dossier) };
    },
  };
}

export type Jobs = ReturnType<typeof jobsOf>;
export type Task = keyof Jobs;
export type Result<T extends Task> = Awaited<ReturnType<Jobs[T]>>;

/** A job as it is sent to a thread. */
export type Job<T extends Task = Task> = { task: T; given: Parameters<Jobs[T]> };

/** Does one job. */
export async function runJob<T extends Task>(jobs: Jobs, { task, given }: Job<T>): Promise<Result<T>> {
  const work = jobs[task] as (...given: Parameters<Jobs[T]>) => ReturnType<Jobs[T]>;
  return await work(...given);
}
