import { workerData } from 'piscina';
import { offlineJudgeFrom } from '../offline/offline-judge.ts';
import { runJob, type Job } from './job.ts';

/** The path of an installation's own weights, if it has any. */
const weights = workerData as string | null;
const offline = weights === null ? undefined : offlineJudgeFrom(weights);

/** The entry point of a pool thread: one job at a time, all plain data. */
export default function run(job: Job): ReturnType<typeof runJob> {
  return runJob(job, offline);
}
