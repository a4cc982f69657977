import { workerData } from 'piscina';
import { offlineJudge, offlineJudgeFrom } from '../offline/offline-judge.ts';
import { jobsOf, runJob, type Job } from './job.ts';

/** The path of an installation's own weights, if it has any. */
const weights = workerData as string | null;
const jobs = jobsOf(weights === null ? offlineJudge : offlineJudgeFrom(weights));

/** The entry point of a pool thread: one job at a time, all plain data. */
export default function run(job: Job) {
  return runJob(jobs, job);
}
