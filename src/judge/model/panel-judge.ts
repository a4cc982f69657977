import { LRUCache } from 'lru-cache';
import { median, sampleStandardDeviation } from 'simple-statistics';
import { BANDS, readingOf } from '../../core/band.ts';
import { SKILLS, type Skill } from '../../core/skill.ts';
import type { Dossier } from '../dossier/build.ts';
import { hashDossier } from '../dossier/hash.ts';
import type { Judge } from '../judge.ts';
import { CONFIDENCES, type Score, type Scores, type ScoreStep, type Trace } from '../answer.ts';
import { loadCard } from '../verdict/card.ts';
import { ProviderFailure } from './failure.ts';

/** How members' scores are combined. Changing it makes another judge, which needs its own card. */
const VERSION = 'median@1';
const MOST_ITEMS = 4;
/** How many members' answers are cached while waiting for other members. */
const KEPT = 200;

/** The band and position of a reading on 0–100. */
function placeOf(reading: number): Pick<Score, 'band' | 'position'> {
  const band = BANDS.findLast((one) => readingOf(one, 0) <= reading) ?? BANDS[0];
  return { band, position: Math.min(1, Math.max(0, reading / 20 - (band - 1))) };
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()].slice(0, MOST_ITEMS);
}

/** Combines scores; evidence of the members nearest to the median comes first, so that it is kept. */
function together(scores: readonly Score[]): Score {
  const readings = scores.map(({ band, position }) => readingOf(band, position));
  const middle = median(readings);
  const nearest = scores.toSorted(
    (a, b) =>
      Math.abs(readingOf(a.band, a.position) - middle) - Math.abs(readingOf(b.band, b.position) - middle),
  );
  const confidence = median(scores.map((score) => score.confidence));
  return {
    ...placeOf(middle),
    confidence: CONFIDENCES.findLast((one) => one <= confidence) ?? CONFIDENCES[0],
    quotes: distinct(nearest.flatMap(({ quotes }) => quotes)),
    events: distinct(nearest.flatMap(({ events = [] }) => events)),
    ...(readings.length > 1 ? { interRaterSd: sampleStandardDeviation(readings) } : {}),
  };
}

/** The median of one skill; no evidence if most members saw none. */
function ofSkill(given: readonly (Score | 'no_evidence')[]): Score | 'no_evidence' {
  const scores = given.filter((score) => score !== 'no_evidence');
  return scores.length === 0 || 2 * scores.length < given.length ? 'no_evidence' : together(scores);
}

/** Combines members' scores by skill. */
function medianOf(members: readonly Scores[]): Scores {
  const entries = SKILLS.flatMap((skill): [Skill, Score | 'no_evidence'][] => {
    const given = members.flatMap((scores) => scores[skill] ?? []);
    return given.length === 0 ? [] : [[skill, ofSkill(given)]];
  });
  return Object.fromEntries(entries);
}

/** The calls of all members as one trace; they run in parallel, so the longest is the duration. */
function traceTogether(judge: Judge, traces: readonly Trace[], outcome: Trace['outcome']): Trace {
  const sum = (of: (trace: Trace) => number) => traces.reduce((total, trace) => total + of(trace), 0);
  return {
    link: 'score',
    judge: `${judge.name} ${judge.version}`,
    model: judge.name,
    prompt: traces[0]?.prompt ?? null,
    outcome,
    retries: sum(({ retries }) => retries + 1) - 1,
    attempts: traces.flatMap(({ attempts }) => attempts),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    cost: traces.some(({ cost }) => cost === null) ? null : sum(({ cost }) => cost ?? 0),
    durationMs: Math.max(0, ...traces.map(({ durationMs }) => durationMs)),
  };
}

/**
 * Asks all members in parallel and takes the median reading of each skill; their disagreement is added to the
 * observation's noise. If at least half of the members have scored, outages of the others are ignored. With fewer,
 * the failure is thrown and the answers are cached in this process, so that they are not paid for twice. Link B
 * uses the first member that answers, since it adds no reading.
 */
export function createPanelJudge(members: readonly Judge[]): Judge {
  const name = `panel:${members.map((member) => member.name).join(',')}`;
  const version = [...new Set([VERSION, ...members.map((member) => member.version)])].join('+');
  const kept = new LRUCache<string, ScoreStep>({ max: KEPT });
  const judge: Judge = { name, version, card: loadCard(name, version), score, check };

  async function ofMember(
    member: Judge,
    at: string,
    dossier: Dossier,
    options: Parameters<Judge['score']>[1],
  ) {
    const key = `${member.name} ${at}`;
    const known = kept.get(key);
    // Its cost is already in the trace of the call that produced it.
    if (known !== undefined) return { step: known, isNew: false };
    const step = await member.score(dossier, options);
    kept.set(key, step);
    return { step, isNew: true };
  }

  async function score(dossier: Dossier, options: Parameters<Judge['score']>[1] = {}): Promise<ScoreStep> {
    const at = hashDossier(dossier);
    const settled = await Promise.allSettled(members.map((one) => ofMember(one, at, dossier, options)));
    options.signal?.throwIfAborted();
    const given = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const failures = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    const steps = given.map(({ step }) => step);
    const scored = steps.flatMap((step) => ('scores' in step ? [step.scores] : []));
    const traces = [
      ...given.flatMap(({ step, isNew }) => (isNew ? [step.trace] : [])),
      ...failures.flatMap((error) => (error instanceof ProviderFailure ? (error.trace ?? []) : [])),
    ];
    const [failure] = failures;
    if (failure !== undefined && 2 * scored.length < members.length) {
      if (!(failure instanceof ProviderFailure)) throw failure;
      throw failure.withTrace(traceTogether(judge, traces, failure.code));
    }
    for (const member of members) kept.delete(`${member.name} ${at}`);
    if (scored.length > 0)
      return { scores: medianOf(scored), trace: traceTogether(judge, traces, 'answered') };
    const unscored = steps.flatMap((step) => ('unscored' in step ? [step.unscored] : []))[0] ?? 'unreadable';
    return { unscored, trace: traceTogether(judge, traces, unscored) };
  }

  async function check(...[dossier, grounded, options]: Parameters<Judge['check']>) {
    let failure: unknown;
    for (const member of members) {
      try {
        return await member.check(dossier, grounded, options);
      } catch (error) {
        if (!(error instanceof ProviderFailure)) throw error;
        failure ??= error;
      }
    }
    throw failure;
  }

  return judge;
}
