import { CONSTANTS } from '../constants.ts';
import { observe, sdAt, type SkillState } from '../measurement.ts';
import type { JudgeCard, Observation, Source } from '../observation.ts';
import type { Skill } from '../skill.ts';
import { skillAt, type Standing } from '../snapshot.ts';

/** The observation that would narrow a skill’s interval most, and by how much if it confirms the current mean. */
export type Evidence = {
  skill: Skill;
  source: Source;
  what: string;
  sdNow: number;
  sdAfter: number;
  /** How many until the lower bound reaches what is required if the mean stays; null when evidence cannot get there. */
  toMeet: number | null;
};

type Candidate = Pick<Observation, 'source' | 'evidence' | 'confidence'> & {
  what: string;
  skills?: readonly Skill[];
};

/** The best case of each source that calibration can observe; `skills` where a source covers only those (design 7). */
const CANDIDATES: readonly Candidate[] = [
  {
    source: 'judge',
    evidence: 4,
    confidence: 1,
    what: 'a completion judged on four quotes with full confidence',
  },
  { source: 'review', evidence: 1, confidence: 1, what: "a reviewer's reading of a completion" },
  { source: 'check', evidence: 1, confidence: 1, what: 'a note check', skills: ['quality'] },
  {
    source: 'telemetry',
    evidence: 1,
    confidence: 1,
    what: 'a completion timed against par',
    skills: ['speed'],
  },
];

/** Above this number the advice would be useless. */
const MOST = 24;

/** One more observation equal to the current mean, by the same update as the fold. */
function confirmed(
  state: SkillState,
  skill: Skill,
  candidate: Candidate,
  card: JudgeCard | null,
  at: number,
): SkillState {
  const own = candidate.source === 'judge' ? card : null;
  const x = 50 + (own?.offset ?? 0);
  const { source, evidence, confidence } = candidate;
  return observe(state, { skill, source, x, evidence, confidence, demand: state.mean, card: own }, at);
}

function countToMeet(
  state: SkillState,
  required: number,
  at: number,
  next: (state: SkillState) => SkillState,
): number | null {
  if (state.mean < required) return null;
  let after = state;
  for (let count = 1; count <= MOST; count += 1) {
    after = next(after);
    if (after.mean - sdAt(after, at, CONSTANTS) >= required) return count;
  }
  return null;
}

/** The evidence that would move a skill’s standing most at `at` (epoch ms), by the card of the judge then in use. */
export function bestEvidence(
  skill: Skill,
  snapshot: Standing,
  required: number,
  { at, card }: { at: number; card: JudgeCard | null },
): Evidence {
  const state = snapshot.skills[skill];
  const { sd: sdNow } = skillAt(snapshot, skill, at);
  let best: Evidence | null = null;
  for (const candidate of CANDIDATES) {
    if (candidate.skills && !candidate.skills.includes(skill)) continue;
    const next = (state: SkillState) => confirmed(state, skill, candidate, card, at);
    const sdAfter = sdAt(next(state), at, CONSTANTS);
    if (best && sdAfter >= best.sdAfter) continue;
    const toMeet = countToMeet(state, required, at, next);
    best = { skill, source: candidate.source, what: candidate.what, sdNow, sdAfter, toMeet };
  }
  return best as Evidence;
}
