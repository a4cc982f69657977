import { availableParallelism } from 'node:os';
import { LRUCache } from 'lru-cache';
import { Piscina } from 'piscina';
import type { Dossier } from '../../judge/dossier/build.ts';
import { hashDossier } from '../../judge/dossier/hash.ts';
import type { Grounded } from '../../judge/evidence/ground.ts';
import type { Judge } from '../../judge/judge.ts';
import type { ScoreStep } from '../../judge/answer.ts';
import type { Judged } from '../../judge/chain.ts';
import { offlineJudge, offlineJudgeFrom } from '../../judge/offline/offline-judge.ts';
import { jobsOf, type Jobs } from './job.ts';

/** The judge's CPU work. All of it is pure, so the thread it runs in does not change the result. */
export type JudgeThreads = Pick<Jobs, 'build' | 'judge'> & {
  ground(dossier: Dossier, score: ScoreStep): Promise<Grounded>;
  /** The offline judge, run in these threads. */
  offline: Judge;
  /** Whether a job would begin soon: at once, or after the one that each thread runs. */
  isFree(): boolean;
  close(): Promise<void>;
};

/** How many dossiers' readings are cached: the steps of one completion use the same reading. */
const KEPT = 64;
const IDLE_MS = 30_000;

function over(jobs: Jobs, judge: Judge, threads: number, close: () => Promise<void>): JudgeThreads {
  let running = 0;
  async function counted<T>(job: Promise<T>): Promise<T> {
    running += 1;
    try {
      return await job;
    } finally {
      running -= 1;
    }
  }
  // One job for all who ask at once; a failed one is not cached.
  const readings = new LRUCache<string, Judged, Dossier>({
    max: KEPT,
    fetchMethod: (_hash, _stale, { context }) => counted(jobs.read(context)),
    ignoreFetchAbort: true,
  });
  const readOnce = (dossier: Dossier) => readings.forceFetch(hashDossier(dossier), { context: dossier });

  return {
    build: (input) => counted(jobs.build(input)),
    async ground(dossier, score) {
      const known = readings.get(hashDossier(dossier));
      const isOffline = known !== undefined && score.judge?.name === judge.name;
      return isOffline && score.judge?.version === judge.version
        ? known.grounded
        : counted(jobs.ground({ dossier, score }));
    },
    offline: {
      ...judge,
      score: async (dossier) => (await readOnce(dossier)).score,
      async check(dossier, grounded) {
        const read = await readOnce(dossier);
        // A score of another version is checked separately.
        const own = read.grounded === grounded ? read.check : null;
        return own ?? counted(jobs.check({ dossier, grounded }));
      },
    },
    judge: (input) => counted(jobs.judge(input)),
    isFree: () => running < 2 * threads,
    close,
  };
}

/** Runs in the caller's thread: for commands and tests, where blocking is fine. */
export function inThisThread(): JudgeThreads {
  return over(jobsOf(offlineJudge), offlineJudge, 1, async () => undefined);
}

type ThreadOptions = {
  threads?: number;
  /** File of the offline judge's own weights (`JUDGE_WEIGHTS`). */
  weights?: string | undefined;
};

/**
 * Runs in worker threads, so that a long text blocks neither HTTP nor the awards of other learners. Threads start
 * on demand and end after half a minute without work.
 */
export function startJudgeThreads({
  threads = Math.max(1, availableParallelism() - 1),
  weights,
}: ThreadOptions = {}): JudgeThreads {
  const pool = new Piscina({
    filename: new URL('./judge-thread.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: IDLE_MS,
    execArgv: [],
    workerData: weights,
  });
  const judge = offlineJudgeFrom(weights);
  const inPool = (name: string) => [name, (given: unknown) => pool.run(given, { name })];
  const jobs = Object.fromEntries(Object.keys(jobsOf(judge)).map(inPool)) as Jobs;
  return over(jobs, judge, threads, () => pool.close({ force: true }));
}
