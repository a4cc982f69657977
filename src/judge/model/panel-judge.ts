import { LRUCache } from 'lru-cache';
import { median, sampleStandardDeviation } from 'simple-statistics';
import { bandOf, readingOf } from '../../core/band.ts';
import { SKILLS } from '../../core/skill.ts';
import { addTraces, CONFIDENCES, type Score, type Scores, type ScoreStep, type Trace } from '../answer.ts';
import type { Dossier } from '../dossier/build.ts';
import { hashDossier } from '../dossier/hash.ts';
import type { Judge, JudgeOptions } from '../judge.ts';
import { loadCard } from '../verdict/card.ts';
import { ProviderFailure } from './failure.ts';

/** How members' scores are combined. Changing it makes another judge, which needs its own card. */
const VERSION = 'median@1';
const MOST_ITEMS = 4;
/** Members' answers that wait for other members. */
const KEPT = 200;

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()].slice(0, MOST_ITEMS);
}

/** The median of one skill; no evidence if most members saw none. */
function medianOf(given: readonly (Score | 'no_evidence')[]): Score | 'no_evidence' {
  const scores = given.filter((score) => score !== 'no_evidence');
  if (scores.length === 0 || 2 * scores.length < given.length) return 'no_evidence';
  const readings = scores.map(({ band, position }) => readingOf(band, position));
  const middle = median(readings);
  const band = bandOf(middle);
  // Evidence of the members nearest to the median comes first, so that it is kept.
  const distance = ({ band: of, position }: Score) => Math.abs(readingOf(of, position) - middle);
  const nearest = scores.toSorted((a, b) => distance(a) - distance(b));
  const confidence = median(scores.map((score) => score.confidence));
  return {
    band,
    position: middle / 20 - (band - 1),
    confidence: CONFIDENCES.findLast((one) => one <= confidence) ?? CONFIDENCES[0],
    quotes: distinct(nearest.flatMap(({ quotes }) => quotes)),
    events: distinct(nearest.flatMap(({ events = [] }) => events)),
    ...(readings.length > 1 ? { interRaterSd: sampleStandardDeviation(readings) } : {}),
  };
}

function together(members: readonly Scores[]): Scores {
  const scored = SKILLS.filter((skill) => members.some((scores) => scores[skill] !== undefined));
  return Object.fromEntries(
    scored.map((skill) => [skill, medianOf(members.flatMap((scores) => scores[skill] ?? []))]),
  );
}

/** The calls of all members as one trace; they run in parallel, so the longest is the duration. */
function traceTogether(judge: Judge, traces: readonly Trace[], outcome: Trace['outcome']): Trace {
  return {
    ...addTraces(traces),
    link: 'score',
    judge: `${judge.name} ${judge.version}`,
    model: judge.name,
    prompt: traces[0]?.prompt ?? null,
    outcome,
    durationMs: Math.max(0, ...traces.map(({ durationMs }) => durationMs)),
  };
}

/**
 * Asks all members in parallel and takes the median reading of each skill. Unless half of them have scored, a failure is
 * thrown, and the answers wait in this process, so that they are not paid for twice. Link B is the first member that
 * answers, since it adds no reading.
 */
export function createPanelJudge(members: readonly Judge[]): Judge {
  const name = `panel:${members.map((member) => member.name).join(',')}`;
  const version = [...new Set([VERSION, ...members.map((member) => member.version)])].join('+');
  const kept = new LRUCache<string, ScoreStep>({ max: KEPT });
  const judge: Judge = { name, version, card: loadCard(name, version), score, check };

  async function ofMember(member: Judge, key: string, dossier: Dossier, options: JudgeOptions) {
    // The cost of a known answer is already in the trace of the call that produced it.
    const known = kept.get(key);
    if (known !== undefined) return { step: known, trace: null };
    try {
      const step = await member.score(dossier, options);
      kept.set(key, step);
      return { step, trace: step.trace };
    } catch (failure) {
      if (!(failure instanceof ProviderFailure)) throw failure;
      return { failure, trace: failure.trace };
    }
  }

  async function score(dossier: Dossier, options: JudgeOptions = {}): Promise<ScoreStep> {
    const keyOf = (member: Judge) => `${member.name} ${hashDossier(dossier)}`;
    const asked = await Promise.all(
      members.map((member) => ofMember(member, keyOf(member), dossier, options)),
    );
    const steps = asked.flatMap(({ step }) => step ?? []);
    const scored = steps.flatMap((step) => ('scores' in step ? [step.scores] : []));
    const traces = asked.flatMap(({ trace }) => trace ?? []);
    const failure = asked.find((one) => one.failure !== undefined)?.failure;
    if (failure !== undefined && 2 * scored.length < members.length)
      throw failure.withTrace(traceTogether(judge, traces, failure.code));
    for (const member of members) kept.delete(keyOf(member));
    if (scored.length > 0)
      return { scores: together(scored), trace: traceTogether(judge, traces, 'answered') };
    const unscored = steps.flatMap((step) => ('unscored' in step ? [step.unscored] : []))[0] ?? 'unreadable';
    return { unscored, trace: traceTogether(judge, traces, unscored) };
  }

  async function check(...given: Parameters<Judge['check']>) {
    let failure: unknown;
    for (const member of members) {
      try {
        return await member.check(...given);
      } catch (error) {
        if (!(error instanceof ProviderFailure)) throw error;
        failure ??= error;
      }
    }
    throw failure;
  }

  return judge;
}
