import { judgeDossier, type Judged } from '../chain.ts';
import { buildDossier, type Dossier } from '../dossier/build.ts';
import { hashDossier } from '../dossier/hash.ts';
import type { DossierInput } from '../dossier/input.ts';
import { ground, type Grounded } from '../evidence/ground.ts';
import type { Judge } from '../judge.ts';
import type { CheckStep, ScoreStep } from '../answer.ts';
import { offlineJudge } from '../offline/offline-judge.ts';

/** Jobs whose CPU time is proportional to the texts of a dossier, with their input and result. */
export type Jobs = {
  build: { given: { input: DossierInput }; result: { dossier: Dossier; hash: string } };
  ground: { given: { dossier: Dossier; score: ScoreStep }; result: Grounded };
  check: { given: { dossier: Dossier; grounded: Grounded }; result: CheckStep };
  /** The whole chain of the offline judge. */
  read: { given: { dossier: Dossier }; result: Judged };
  /** From what storage has to the offline judge's verdict. */
  judge: { given: { input: DossierInput }; result: Jobs['build']['result'] & { judged: Judged } };
};

export type Task = keyof Jobs;

export type Job = { [T in Task]: { task: T } & Jobs[T]['given'] }[Task];

function build(input: DossierInput): Jobs['build']['result'] {
  const dossier = buildDossier(input);
  return { dossier, hash: hashDossier(dossier) };
}

/** Runs one job; `offline` may have an installation's own weights. Pure: the same in any thread. */
export async function runJob(job: Job, offline: Judge = offlineJudge): Promise<Jobs[Task]['result']> {
  switch (job.task) {
    case 'build':
      return build(job.input);
    case 'ground':
      return ground(job.dossier, job.score);
    case 'check':
      return offline.check(job.dossier, job.grounded);
    case 'read':
      return judgeDossier(offline, job.dossier);
    case 'judge': {
      const built = build(job.input);
      return { ...built, judged: await judgeDossier(offline, built.dossier) };
    }
    default:
      return job satisfies never;
  }
}
