import { workerData } from 'piscina';
import { offlineJudgeFrom } from '../../judge/offline/offline-judge.ts';
import { jobsOf } from './job.ts';

/** The path of an installation's own weights, if it has any. */
const weights = workerData as string | undefined;

/** The entry points of a pool thread: one job at a time, all plain data. */
export const { build, ground, check, read, judge } = jobsOf(offlineJudgeFrom(weights));
