import { workerData } from 'piscina';
import { offlineJudgeFrom } from '../offline/offline-judge.ts';
import { runJob, type Job } from './job.ts';

/** The file of an installation's own weights, where it has any. */
const weights = workerData as string | null;
const offline = weights === null ? undefined : offlineJudgeFrom(weights);

/** What a thread of the pool runs: one job at a time, all plain data. */
export default function run(job: Job): ReturnType<typeof runJob> {
  return runJob(job, offline);
}
