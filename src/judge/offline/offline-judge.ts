import { dirname, join } from 'node:path';
import { bandOf, readingOf } from '../../core/band.ts';
import { SKILLS, type Skill } from '../../core/skill.ts';
import type { Check, Flag, Score, Scores, Trace } from '../answer.ts';
import type { Dossier } from '../dossier/build.ts';
import { hasReference, ownWordsOf } from '../dossier/facts.ts';
import type { Grounded } from '../evidence/ground.ts';
import type { Judge } from '../judge.ts';
import { loadCard } from '../verdict/card.ts';
import { speedReading } from '../verdict/clock.ts';
import { materialOf, repeatsEarlier, type SkillReading } from './material.ts';
import { fitsOf, READERS } from './readers.ts';
import { loadWeights, ownVersion, readWeights, type SkillWeights } from './weights.ts';

const NAME = 'offline';
/** Raise it whenever a feature or weight changes: card and weights belong to one version. */
const VERSION = '5';
const SHIPPED = loadWeights(NAME, VERSION);

function scoredSkills({ rubric }: Dossier): Skill[] {
  return SKILLS.filter((skill) => rubric.body.skills[skill] !== undefined);
}

type Readings = Partial<Record<Skill, SkillReading | null>>;

/** Nothing that is read from words is certain. */
function clamped(x: number): number {
  return Math.round(Math.min(96, Math.max(4, x)) * 100) / 100;
}

/** Null for a skill without evidence. */
export function readOffline(dossier: Dossier, weights: SkillWeights = SHIPPED): Readings {
  const material = materialOf(dossier);
  const readings = scoredSkills(dossier).map((skill) => {
    const reading = READERS[skill]?.read(material, weights[skill]?.weights ?? {}) ?? null;
    return [skill, reading && { ...reading, x: clamped(reading.x) }];
  });
  return Object.fromEntries(readings) as Readings;
}

function scoreOf({ x, confidence, quotes, events = [], uncarded }: SkillReading): Score {
  const band = bandOf(x);
  const position = Math.round((x / 20 - (band - 1)) * 10_000) / 10_000;
  return { band, position, confidence, quotes, events, ...(uncarded && { uncarded }) };
}

/** Why no skill could be read: nothing new since the stage's previous verdict, or too little. */
function unreadReason(dossier: Dossier): string {
  const last = dossier.background.prior.findLast(
    ({ stage, readings }) => stage === dossier.completion.stage && Object.keys(readings).length > 0,
  )?.number;
  const words = ownWordsOf(dossier);
  if (last !== undefined && (words === 0 || repeatsEarlier(dossier))) {
    return `Nothing new of your own came since verdict ${last} of this stage, so this completion moves no skill. Verdict ${last} says what your work showed.`;
  }
  const since = last === undefined ? '' : ` since verdict ${last} of this stage`;
  return `There was too little of your own work here to read a skill from: ${words} words${since}. Your next piece of work will say more.`;
}

const AND = new Intl.ListFormat('en', { type: 'conjunction' });

/** What the offline judge cannot tell and leaves to a model or a person. */
function notJudged(dossier: Dossier, read: readonly Skill[]): string {
  const known: Skill[] = speedReading(dossier) !== null ? [...read, 'speed'] : [...read];
  const missing = scoredSkills(dossier).filter((skill) => !known.includes(skill));
  const isUnsure = read.includes('quality') && !hasReference(dossier);
  const parts = isUnsure ? ['whether the content is right', ...missing] : missing;
  return parts.length === 0 ? '' : ` Not judged, since that takes a model or a person: ${AND.format(parts)}.`;
}

function reasonFor(dossier: Dossier, grounded: Grounded, readings: Readings): string {
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

/** In points; a reading this far from a well-observed skill is flagged for review. */
const FAR = 40;
const KNOWN_OBSERVATIONS = 3;

function checkOf(dossier: Dossier, grounded: Grounded, readings: Readings): Check {
  const far = grounded.skills.filter(({ skill, score }) => {
    const { observations, mean } = dossier.background.snapshot.skills[skill];
    return (
      observations >= KNOWN_OBSERVATIONS && Math.abs(readingOf(score.band, score.position) - mean) >= FAR
    );
  });
  const thin = grounded.skills.filter(({ quotes, events }) => quotes.length + events.length < 2);
  const flags: Flag[] = far.length > 0 ? ['contradiction'] : [];
  if (grounded.tampering.length > 0) flags.push('tampering');
  return {
    confidence: Object.fromEntries([...thin, ...far].map(({ skill }) => [skill, 0.5])),
    flags,
    asksReview: flags.length > 0,
    reason: reasonFor(dossier, grounded, readings),
  };
}

function traceOf(link: Trace['link'], version: string): Trace {
  const spent = { outcome: 'answered' as const, durationMs: 0, inputTokens: 0, outputTokens: 0 };
  const judge = `${NAME}@${version}`;
  return { link, judge, model: null, prompt: null, retries: 0, attempts: [spent], cost: 0, ...spent };
}

/** `version` identifies the weights; `cards` is the folder of its card (default: the shipped ones). */
function offlineWith(weights: SkillWeights, version: string = VERSION, cards?: string): Judge {
  return {
    name: NAME,
    version,
    card: loadCard(NAME, version, cards),
    weights,
    fit: fitsOf(weights, (fitted) => offlineWith(fitted, ownVersion(VERSION, fitted))),
    async score(dossier) {
      const scores = Object.entries(readOffline(dossier, weights)).map(([skill, reading]) => [
        skill,
        reading === null ? 'no_evidence' : scoreOf(reading),
      ]);
      return { scores: Object.fromEntries(scores) as Scores, trace: traceOf('score', version) };
    },
    async check(dossier, grounded) {
      const check = checkOf(dossier, grounded, readOffline(dossier, weights));
      return { check, trace: traceOf('check', version) };
    },
  };
}

/** The judge without a model: deterministic. */
export const offlineJudge: Judge = offlineWith(SHIPPED);

/**
 * The same judge with an installation's own weights, if it has any; its card is in `../cards` beside their folder. Throws if
 * the file cannot be read or was fitted for another judge version.
 */
export function offlineJudgeFrom(path: string | undefined): Judge {
  if (path === undefined || path === '') return offlineJudge;
  const file = readWeights(path);
  if (file.judge !== NAME || file.version.split('+')[0] !== VERSION) {
    const fittedFor = `${path} is for ${file.judge} ${file.version}`;
    throw new Error(`${fittedFor}, and this is ${NAME} ${VERSION}: fit it again`);
  }
  return offlineWith(file.skills, ownVersion(VERSION, file.skills), join(dirname(path), '..', 'cards'));
}
