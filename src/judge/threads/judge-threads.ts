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
import { runJob, type Job, type Jobs, type Task } from './job.ts';

/** The judge's CPU work. All of it is pure, so where it runs changes nothing but who waits. */
export type JudgeThreads = {
  build(input: DossierInput): Promise<Jobs['build']['result']>;
  ground(dossier: Dossier, score: ScoreStep): Promise<Grounded>;
  /** The offline judge, read here. */
  offline: Judge;
  close(): Promise<void>;
};

/** Dossiers whose reading is kept: the steps of one completion ask for it one after the other. */
const KEPT = 64;
const IDLE_MS = 30_000;

type Run = <T extends Task>(task: T, given: Jobs[T]['given']) => Promise<Jobs[T]['result']>;

function over(run: Run, close: () => Promise<void>, judge: Judge = offlineJudge): JudgeThreads {
  const readings = new LRUCache<string, Promise<Jobs['read']['result']>>({ max: KEPT });

  function readOnce(dossier: Dossier): Promise<Jobs['read']['result']> {
    const hash = hashDossier(dossier);
    const known = readings.get(hash);
    if (known !== undefined) return known;
    const reading = run('read', { dossier });
    readings.set(hash, reading);
    // A failed job is not the dossier's reading.
    reading.catch(() => readings.delete(hash));
    return reading;
  }

  const offline: Judge = {
    ...judge,
    score: async (dossier) => (await readOnce(dossier)).score,
    async check(dossier, grounded) {
      const read = await readOnce(dossier);
      // What another version scored is checked for itself.
      const own = read.grounded === grounded ? read.check : null;
      return own ?? run('check', { dossier, grounded });
    },
  };

  return {
    build: (input) => run('build', { input }),
    async ground(dossier, score) {
      const known = await readings.get(hashDossier(dossier));
      const isOffline = known !== undefined && score.judge?.name === judge.name;
      return isOffline && score.judge?.version === judge.version
        ? known.grounded
        : run('ground', { dossier, score });
    },
    offline,
    close,
  };
}

/** In the caller's own thread: for commands and tests, where nobody else waits. */
export function inThisThread(): JudgeThreads {
  const run: Run = async (task, given) => await runJob({ task, ...given } as Job);
  return over(run, async () => undefined);
}

type ThreadOptions = {
  threads?: number;
  /** File of the offline judge's own weights (`JUDGE_WEIGHTS`). */
  weights?: string | undefined;
};

/**
 * In worker threads, so that a long text holds up neither HTTP nor the awards of other learners. Threads start when
 * there is work and end after half a minute without.
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
  const run: Run = async (task, given) => await pool.run({ task, ...given });
  const judge = weights === undefined ? offlineJudge : offlineJudgeFrom(weights);
  return over(run, () => pool.close({ force: true }), judge);
}
