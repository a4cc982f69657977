import { SKILLS, type Skill } from '../../core/skill.ts';
import type { Dossier } from '../dossier/build.ts';
import { ownWordsOf } from '../dossier/facts.ts';
import type { Grounded } from '../evidence/ground.ts';
import { speedReading } from '../verdict/clock.ts';
import { repeatsEarlier, type SkillReading, materialOf, type Material } from './material.ts';
import { dirname, join } from 'node:path';
import { readingOf } from '../../core/band.ts';
import { loadCard } from '../verdict/card.ts';
import type { Judge } from '../judge.ts';
import type { Check, CheckStep, Confidence, Flag, Score, Scores, ScoreStep, Trace } from '../answer.ts';
import { readCommunication } from './communication.ts';
import { readIndependence } from './independence.ts';
import { fittingsOf } from './fittings.ts';
import {
  loadWeights,
  ownVersion,
  readWeights,
  weightsIn,
  type Weights,
  type WeightsBySkill,
  type WeightsFile,
} from './weights.ts';
import { readQuality } from './quality.ts';

type Readings = Partial<Record<Skill, SkillReading | null>>;

const AND = new Intl.ListFormat('en', { type: 'conjunction' });

/** The number of the stage's previous verdict; null for the first. */
function lastVerdictOf({ background, completion }: Dossier): number | null {
  return (
    background.prior.findLast(
      ({ stage, readings }) => stage === completion.stage && Object.keys(readings).length > 0,
    )?.number ?? null
  );
}

/** The reason if no skill could be read: nothing new, or too little. */
function unreadReason(dossier: Dossier): string {
  const last = lastVerdictOf(dossier);
  const words = ownWordsOf(dossier);
  if (last !== null && (words === 0 || repeatsEarlier(dossier))) {
    return `Nothing new of your own came since verdict ${last} of this stage, so this completion moves no skill. Verdict ${last} says what your work showed.`;
  }
  const since = last === null ? '' : ` since verdict ${last} of this stage`;
  return `There was too little of your own work here to read a skill from: ${words} words${since}. Your next piece of work will say more.`;
}

/** What the offline judge cannot tell and leaves to a model or a person. */
function notJudged(dossier: Dossier, read: readonly Skill[]): string {
  const { skills, reference = '' } = dossier.rubric.body;
  const isTimed = 'x' in speedReading(dossier);
  const missing = SKILLS.filter(
    (skill) => skills[skill] !== undefined && !read.includes(skill) && !(skill === 'speed' && isTimed),
  );
  const isRightness = read.includes('quality') && reference.trim() === '';
  const parts = [...(isRightness ? ['whether the content is right'] : []), ...missing];
  return parts.length === 0 ? '' : ` Not judged, since that takes a model or a person: ${AND.format(parts)}.`;
}

/** What the work shows, skill by skill, the next step that would show most, and what was not judged. */
function offlineReason(dossier: Dossier, grounded: Grounded, readings: Readings): string {
  const shown = grounded.skills.flatMap(({ skill }) => {
    const reading = readings[skill];
    return reading ? [{ skill, ...reading }] : [];
  });
  const [first, ...others] = shown;
  if (first === undefined) return unreadReason(dossier);
  const did = shown.map((reading) => `on ${reading.skill} you ${reading.did}`).join('; ');
  // Weighted by confidence: a surer reading says more about where work is weak.
  const standing = ({ x, confidence }: SkillReading) => (x - 50) * confidence;
  const weakest = others.reduce((a, b) => (standing(b) < standing(a) ? b : a), first);
  const note = grounded.tampering.length > 0 ? 'some text was left aside, and ' : '';
  const next = `To show more ${weakest.skill}, ${note}it would help to ${weakest.next}.`;
  const read = shown.map(({ skill }) => skill);
  return `In this work, ${did}. ${next}${notJudged(dossier, read)}`;
}

const NAME = 'offline';
/** Raise it whenever a feature or weight changes: card and weights belong to one version. */
const VERSION = '4';
const SHIPPED = loadWeights(NAME, VERSION);

/** Without speed: code measures it from timestamps, and words say nothing about pace. */
const READERS: Partial<Record<Skill, (material: Material, weights: Weights) => SkillReading | null>> = {
  independence: readIndependence,
  quality: readQuality,
  communication: readCommunication,
};

/** The reading of each skill that the rubric scores; null if there is no evidence. */
export function readOffline(
  dossier: Dossier,
  weights: WeightsBySkill = weightsIn(SHIPPED),
): Partial<Record<Skill, SkillReading | null>> {
  const material = materialOf(dossier);
  const readings: Partial<Record<Skill, SkillReading | null>> = {};
  for (const skill of SKILLS) {
    if (dossier.rubric.body.skills[skill] === undefined) continue;
    readings[skill] = READERS[skill]?.(material, weights[skill] ?? {}) ?? null;
  }
  return readings;
}

function scoreOf(reading: SkillReading): Score {
  const index = Math.min(4, Math.floor(reading.x / 20));
  const position = Math.round((reading.x / 20 - index) * 10_000) / 10_000;
  const { confidence, quotes, events, uncarded } = reading;
  const own = uncarded === true ? { uncarded } : {};
  return { band: (index + 1) as Score['band'], position, confidence, quotes, events, ...own };
}

function traceOf(link: Trace['link'], version: string): Trace {
  const attempt = { outcome: 'answered' as const, durationMs: 0, inputTokens: 0, outputTokens: 0 };
  const zero = { inputTokens: 0, outputTokens: 0, cost: 0, durationMs: 0 };
  return {
    link,
    judge: `${NAME}@${version}`,
    model: null,
    prompt: null,
    outcome: 'answered',
    retries: 0,
    attempts: [attempt],
    ...zero,
  };
}

function score(dossier: Dossier, weights: WeightsBySkill, version: string): ScoreStep {
  const scores: Scores = {};
  const readings = readOffline(dossier, weights);
  for (const skill of SKILLS) {
    const reading = readings[skill];
    if (reading === null) scores[skill] = 'no_evidence';
    else if (reading !== undefined) scores[skill] = scoreOf(reading);
  }
  return { scores, trace: traceOf('score', version) };
}

/** A reading this many points (of 100) away from a well-observed skill is flagged for review. */
const FAR = 40;
const KNOWN_OBSERVATIONS = 3;

function contradicts(dossier: Dossier, grounded: Grounded): Skill[] {
  return grounded.skills
    .filter(({ skill, score }) => {
      const known = dossier.background.snapshot.skills[skill];
      return (
        known.observations >= KNOWN_OBSERVATIONS &&
        Math.abs(readingOf(score.band, score.position) - known.mean) >= FAR
      );
    })
    .map(({ skill }) => skill);
}

function check(dossier: Dossier, grounded: Grounded, weights: WeightsBySkill, version: string): CheckStep {
  const far = contradicts(dossier, grounded);
  const flags: Flag[] = [];
  const confidence: Partial<Record<Skill, Confidence>> = {};
  for (const { skill, quotes, events } of grounded.skills) {
    if (quotes.length + events.length < 2) confidence[skill] = 0.5;
  }
  for (const skill of far) confidence[skill] = 0.5;
  if (far.length > 0) flags.push('contradiction');
  if (grounded.tampering.length > 0) flags.push('tampering');
  const answer: Check = {
    confidence,
    flags,
    asksReview: flags.length > 0,
    reason: offlineReason(dossier, grounded, readOffline(dossier, weights)),
  };
  return { check: answer, trace: traceOf('check', version) };
}

/**
 * Creates the judge; `version` identifies the weights and `cards` is the folder of their card (default: the shipped
 * ones).
 */
function offlineWith(file: WeightsFile | null, version: string = VERSION, cards?: string): Judge {
  const weights = weightsIn(file);
  return {
    name: NAME,
    version,
    card: loadCard(NAME, version, cards),
    weights: file?.skills ?? {},
    fittings: fittingsOf(file, (fitted) => offlineWith(fitted, ownVersion(VERSION, fitted.skills))),
    score: async (dossier) => score(dossier, weights, version),
    check: async (dossier, grounded) => check(dossier, grounded, weights, version),
  };
}

/** The judge without a model: deterministic, from measurable features of the dossier, with real quotes. */
export const offlineJudge: Judge = offlineWith(SHIPPED);

/**
 * The same judge with an installation's own weights. Its version contains the weights' hash, so its readings never
 * mix with those of other weights. Its card is read from `../cards` beside the weights' folder. Throws if the file
 * cannot be read or was fitted for another judge version.
 */
export function offlineJudgeFrom(path: string): Judge {
  const file = readWeights(path);
  if (file.judge !== NAME || file.version.split('+')[0] !== VERSION) {
    throw new Error(
      `${path} is for ${file.judge} ${file.version}, and this is ${NAME} ${VERSION}: fit it again`,
    );
  }
  return offlineWith(file, ownVersion(VERSION, file.skills), join(dirname(path), '..', 'cards'));
}
