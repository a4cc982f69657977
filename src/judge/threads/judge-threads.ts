import { availableParallelism } from 'node:os';
import { LRUCache } from 'lru-cache';
import { Piscina } from 'piscina';
import type { Dossier } from '../dossier/build.ts';
import { hashDossier } from '../dossier/hash.ts';
import type { DossierInput } from '../dossier/input.ts';
import type { Grounded } from '../evidence/ground.ts';
import type { Judge } from '../judge.ts';
import type { ScoreStep } from '../answer.ts';
import { offlineJudge, offlineJudgeFrom } from '../offline/offline-judge.ts';
import { jobsOf, runJob, type Job, type Result, type Task } from './job.ts';

/** The judge's CPU work. All of it is pure, so the thread it runs in does not change the result. */
export type JudgeThreads = {
  build(input: DossierInput): Promise<Result<'build'>>;
  ground(dossier: Dossier, score: ScoreStep): Promise<Grounded>;
  /** The offline judge, run in these threads. */
  offline: Judge;
  /** The whole way to the offline judge's verdict, handed over once. */
  judge(input: DossierInput): Promise<Result<'judge'>>;
  /** Whether a job would begin soon: at once, or after the one that each thread runs. */
  isFree(): boolean;
  close(): Promise<void>;
};

/** How many dossiers' readings are cached: the steps of one completion use the same reading. */
const KEPT = 64;
const IDLE_MS = 30_000;

type Run = <T extends Task>(task: T, ...given: Job<T>['given']) => Promise<Result<T>>;

type Over = { run: Run; close: () => Promise<void>; judge?: Judge; threads?: number };

function over({ run: runIn, close, judge = offlineJudge, threads = 1 }: Over): JudgeThreads {
  let running = 0;
  const run: Run = (task, ...given) => {
    running += 1;
    return runIn(task, ...given).finally(() => {
      running -= 1;
    });
  };
  const readings = new LRUCache<string, Promise<Result<'read'>>>({ max: KEPT });

  function readOnce(dossier: Dossier): Promise<Result<'read'>> {
    const hash = hashDossier(dossier);
    const known = readings.get(hash);
    if (known !== undefined) return known;
    const reading = run('read', dossier);
    readings.set(hash, reading);
    // A failed job is not cached.
    reading.catch(() => readings.delete(hash));
    return reading;
  }

  const offline: Judge = {
    ...judge,
    score: async (dossier) => (await readOnce(dossier)).score,
    async check(dossier, grounded) {
      const read = await readOnce(dossier);
      // A score of another version is checked separately.
      const own = read.grounded === grounded ? read.check : null;
      return own ?? run('check', dossier, grounded);
    },
  };

  return {
    build: (input) => run('build', input),
    async ground(dossier, score) {
      const known = await readings.get(hashDossier(dossier));
      const isOffline = known !== undefined && score.judge?.name === judge.name;
      return isOffline && score.judge?.version === judge.version
        ? known.grounded
        : run('ground', dossier, score);
    },
    offline,
    judge: (input) => run('judge', input),
    isFree: () => running < 2 * threads,
    close,
  };
}

/** Runs in the caller's thread: for commands and tests, where blocking is fine. */
export function inThisThread(): JudgeThreads {
  const jobs = jobsOf(offlineJudge);
  return over({ run: (task, ...given) => runJob(jobs, { task, given }), close: async () => undefined });
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
    workerData: weights ?? null,
  });
  const run: Run = (task, ...given) => pool.run({ task, given });
  const judge = weights === undefined ? offlineJudge : offlineJudgeFrom(weights);
  return over({ run, close: () => pool.close({ force: true }), judge, threads });
}
