import { runJob, type Job } from './job.ts';

/** What a thread of the pool runs: one job at a time, all plain data. */
export default function run(job: Job): ReturnType<typeof runJob> {
  return runJob(job);
}
