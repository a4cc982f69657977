import type { CloudEvent } from './cloud-event.ts';
import { ANALYST_SCRIPTS, SUPPORT_SCRIPTS } from './cohort-scripts.ts';
import type { StageScript } from './cohort-scripts.ts';
import { stageSteps } from './cohort-stage.ts';
import type { Step } from './cohort-stage.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';

export type CohortOptions = { learners: number; seed: number; endingAt: Date };

/** A simulated learner: ability on 0–1, its change per stage, and a pace that multiplies par time. */
type Profile = {
  program: string;
  ability: number;
  improves: number;
  pace: number;
  stages: number;
  stops: boolean;
};

const NAMES =
  'alder birch cedar dogwood elder fir ginkgo hazel iris juniper kapok linden maple nutmeg oak pine quince rowan'.split(
    ' ',
  );
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MOST_EVENTS = 40;

/**
 * Events of a simulated cohort over the two weeks before `endingAt`, in time order. Pure: a learner's payloads depend only
 * on seed and index, not on size or date, so a second start sends duplicates.
 */
export function cohortEvents({ learners, seed, endingAt }: CohortOptions): CloudEvent[] {
  return Array.from({ length: learners }, (_, index) => learnerEvents(seed, index, endingAt.getTime()))
    .flat()
    .sort((a, b) => (a.time < b.time ? -1 : Number(a.time > b.time)));
}

function learnerEvents(seed: number, index: number, endingAt: number): CloudEvent[] {
  const random = createRandom(seed * 7919 + index * 104_729);
  const profile = profileOf(seed, index, random);
  const scripts = profile.program === 'junior-analyst' ? ANALYST_SCRIPTS : SUPPORT_SCRIPTS;
  const stages = scripts.slice(0, profile.stages).map((script, place) => {
    const ability = profile.ability + profile.improves * place;
    // A failed stage blocks the next, so only the last stage can fail.
    const passed = place < profile.stages - 1 || random.chance(0.35 + ability);
    return { script, steps: stageSteps({ script, ability, pace: profile.pace, passed, random }) };
  });
  while (stages.flatMap((stage) => stage.steps).length > MOST_EVENTS) stages.pop();
  // Some stop in the middle of their last stage, so that the cohort has learners who need help.
  if (profile.stops) stages.at(-1)?.steps.splice(-2);

  const name = `demo:${NAMES[index % NAMES.length]}${index < NAMES.length ? '' : `-${Math.floor(index / NAMES.length) + 1}`}`;
  let elapsed = 0;
  let number = 0;
  const events = stages.flatMap(({ script, steps }, place) => {
    if (place > 0) elapsed += Math.round(random.between(1, 3)) * DAY_MS;
    return steps.map((step) => {
      elapsed += step.waitMs;
      number += 1;
      return toEvent(step, {
        id: `${seed}:${name}:${number}`,
        subject: name,
        time: elapsed,
        script,
        profile,
      });
    });
  });
  // Half of them were active in the last hours, the others stopped days ago.
  const idle = random.chance(0.5) ? random.between(0, 3) * HOUR_MS : random.between(0.5, 4.5) * DAY_MS;
  const shift = endingAt - Math.round(idle) - elapsed;
  return events.map((event) => ({ ...event, time: new Date(Number(event.time) + shift).toISOString() }));
}

function profileOf(seed: number, index: number, random: Random): Profile {
  // Golden-ratio steps spread any number of learners evenly over the scale.
  const ability = (0.37 + seed * 0.414 + index * 0.618_034) % 1;
  const enough = ability > 0.65 ? 4 : 3;
  return {
    program: index % 2 === 0 ? 'junior-analyst' : 'customer-support',
    ability: 0.05 + 0.8 * ability,
    improves: random.between(-0.03, 0.1),
    pace: random.between(0.6, 1.7) - 0.3 * ability,
    stages: ability < 0.2 ? 2 : enough,
    stops: random.chance(0.35),
  };
}

type Stamp = { id: string; subject: string; time: number; script: StageScript; profile: Profile };

/** Builds the event; its time is still an offset in milliseconds from the learner's first event, as text. */
function toEvent(step: Step, { id, subject, time, script, profile }: Stamp): CloudEvent {
  const words = typeof step.more['text'] === 'string' ? { language: 'en' } : {};
  return {
    specversion: '1.0',
    id,
    source: 'https://academy.example/demo',
    type: step.type,
    subject,
    time: String(time),
    datacontenttype: 'application/json',
    data: {
      program: profile.program,
      stage: script.stage,
      touchpoint: `${script.stage}-${step.touchpoint}`,
      speaker: step.speaker,
      ...step.more,
      ...words,
    },
  };
}
