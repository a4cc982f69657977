import { ask, pathTo, type ApiCall } from './api-call.ts';

type Observation = {
  skill: string;
  source: string;
  x: number;
  evidence: number;
  confidence: number;
  card: string | null;
};
type Snapshot = { overall: { mean: number; sd: number; tier: string } };
type Verdict = {
  number: number;
  completion: number;
  source: string;
  judge: string | null;
  judgeVersion: string | null;
  unscored: string | null;
  observations: Observation[];
  reason: string | null;
  flags: string[];
  asksReview: boolean;
  before: Snapshot;
  after: Snapshot;
};

/**
 * One verdict with its evidence as the API shows it, and what it changed. Without `number`, the newest one.
 * @throws ApiRefusal
 */
export async function explainVerdict(
  call: ApiCall,
  { learner, number }: { learner: string; number?: number | undefined },
) {
  const asked = number ?? (await newestNumber(call, learner));
  if (asked === 0) return { text: `${learner} has no verdict yet.`, calibration: null };
  const calibration = await ask<Verdict>(call, pathTo(['learners', learner, 'calibrations', asked]));
  return { text: sentencesOf(calibration), calibration };
}

/** Calibrations are numbered from 1, and the snapshot counts them. */
async function newestNumber(call: ApiCall, learner: string): Promise<number> {
  const layer = await ask<{ workSkills: { version: number } }>(call, pathTo(['learners', learner]));
  return layer.workSkills.version;
}

function sentencesOf(verdict: Verdict): string {
  const { number, completion, source, judge, judgeVersion, unscored, observations, reason, before, after } =
    verdict;
  const by =
    judge === null ? [] : [`by ${judge}`, ...(judgeVersion === null ? [] : [`version ${judgeVersion}`])];
  const read = observations.map(
    ({ skill, x, confidence, evidence }) =>
      `${skill} ${x.toFixed(0)} of 100 with confidence ${confidence} from ${evidence} pieces of evidence`,
  );
  return [
    `Calibration ${number} (${[source, ...by].join(', ')}) is about the completion with seq ${completion}.`,
    unscored === null
      ? `It reads ${read.length === 0 ? 'no skill' : read.join('; ')}.`
      : `It is unscored (${unscored}), so it reads no skill.`,
    `Overall skill goes from ${before.overall.mean.toFixed(1)} (${before.overall.tier}) to ${after.overall.mean.toFixed(1)} (${after.overall.tier}), give or take ${after.overall.sd.toFixed(1)}.`,
    ...(reason === null ? [] : [`Its reason: ${reason}`]),
    ...(verdict.flags.length === 0 ? [] : [`Flags: ${verdict.flags.join(', ')}.`]),
    ...(verdict.asksReview ? ['It asks for a review by a person.'] : []),
  ].join(' ');
}
