import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDatabase } from '../../../test/support/database.ts';
import { verdictAt } from '../../../test/support/open-store.ts';
import type { Verdict } from '../../core/verdict.ts';
import { programSchema } from '../../core/program/schema.ts';
import type { IncomingEvent } from '../events/incoming-event.ts';
import { createStore, type Store } from '../store.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const T0 = Date.parse('2026-10-05T09:00:00Z');

let clock = T0;
let database: Awaited<ReturnType<typeof createDatabase>>;
let store: Store;
beforeAll(async () => {
  database = await createDatabase();
  store = createStore({ url: database.url, size: 4, now: () => new Date(clock), sweepAfterMs: 1000 });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

let learner = '';
let run = 0;
beforeEach(() => {
  run += 1;
  learner = `maya-${run}`;
});

let id = 0;
/** An event of the learner, a minute after the previous one. */
function event(
  type: string,
  data: IncomingEvent['data'] = {},
  of: Partial<IncomingEvent> = {},
): IncomingEvent {
  id += 1;
  clock += MINUTE;
  return { learner, id: `e${id}`, source: 'test', type, time: clock, speaker: 'learner', data, ...of };
}

const kickoff = { program: 'junior-analyst', stage: 'kickoff' };
const passed = () => event('stage.completed', { ...kickoff, outcome: 'passed' });

const verdict = (x: number, of: Partial<Verdict> = {}): Verdict => ({
  ...verdictAt(x),
  observations: verdictAt(x).observations.filter(
    ({ skill }) => skill === 'quality' || skill === 'independence',
  ),
  ...of,
});

async function live(...events: IncomingEvent[]): Promise<void> {
  await store.events.accept(events);
  for (;;) {
    const { oldest, more } = await store.ledger.award(learner, 0);
    if (oldest !== null) await store.calibrations.commit(learner, oldest, verdict(90));
    else if (!more) return;
  }
}

const layer = async () => (await store.learners.read(learner))!.layer;
const stageOf = async (stage: string) => (await layer()).journey.stages.find(({ id }) => id === stage);

describe('a learner outside of any program', () => {
  test('has the same fields, but empty', async () => {
    await live(event('chat.turn_taken', { text: 'how do we count churn here' }));
    const { journey, phase, behaviour } = await layer();
    expect(journey).toMatchObject({ program: null, version: null, of: 0, stages: [], next: [] });
    expect(phase).toEqual({ program: null, version: null, current: null, phases: [] });
    expect(behaviour).toMatchObject({ state: 'new', since: new Date(clock).toISOString() });
  });

  test('is new before the first event', async () => {
    await store.learners.putProfile(learner, { groups: ['a'], program: null, parFactor: 1 });
    const { version, behaviour } = await layer();
    expect([version, behaviour.state, behaviour.since]).toEqual([0, 'new', null]);
  });
});

describe('journey', () => {
  test('an event counts for the program it names, otherwise for its learner’s', async () => {
    await live(passed());
    expect(await layer()).toMatchObject({ journey: { program: 'junior-analyst', done: 1 } });
    await store.learners.putProfile(learner, { groups: [], program: 'customer-support', parFactor: 1 });
    expect(await layer()).toMatchObject({ journey: { program: 'customer-support', done: 0 } });
    const first = (await layer()).journey.next[0]!.id;
    await live(event('stage.started', { stage: first }, { speaker: 'system' }));
    expect(await layer()).toMatchObject({
      journey: { program: 'customer-support', next: [{ id: first, state: 'in_progress' }] },
    });
    await live(event('chat.turn_taken', { ...kickoff, text: 'back again' }));
    expect(await layer()).toMatchObject({ journey: { program: 'junior-analyst', done: 1 } });
  });

  test('the next event moves a learner to a new program version, and done stages stay done', async () => {
    const { version, stages: _stages, ...body } = (await store.programs.active('customer-support'))!;
    const [first] = body.phases[0]!.stages;
    await live(event('stage.completed', { program: body.id, stage: first!.id, outcome: 'passed' }));
    const stage = { ...first!, id: 'new-name', formerly: [first!.id] };
    const renamed = JSON.parse(
      JSON.stringify({
        ...body,
        phases: [
          { ...body.phases[0]!, stages: [stage, ...body.phases[0]!.stages.slice(1)] },
          ...body.phases.slice(1),
        ],
      }).replaceAll(`"requires":["${first!.id}"`, '"requires":["new-name"'),
    );
    expect(await store.programs.put(version, programSchema.parse(renamed))).toMatchObject({
      version: version + 1,
    });
    expect(await store.programs.put(version, programSchema.parse(renamed))).toBeNull();
    expect((await layer()).journey.version).toBe(version);
    await live(event('chat.turn_taken', { program: body.id, text: 'hm' }));
    expect((await layer()).journey).toMatchObject({ version: version + 1, done: 1 });
    expect(await stageOf('new-name')).toMatchObject({ state: 'done' });
  });

  test('a void undoes what the event did to journey, behaviour and phase', async () => {
    await live(event('chat.turn_taken', { ...kickoff, text: 'hm' }));
    const before = await layer();
    await live(passed());
    expect((await layer()).phase.phases[0]).toMatchObject({ calibrations: 1, state: 'in_progress' });
    await store.calibrations.correct(learner, { kind: 'void', seq: 2, reason: 'misrouted' });
    const after = await layer();
    expect([after.journey, after.behaviour, after.phase]).toEqual([
      before.journey,
      before.behaviour,
      before.phase,
    ]);
  });
});

describe('phase', () => {
  test('is read only from its own calibrations, and again after an override', async () => {
    await live(passed());
    const { phase, workSkills } = await layer();
    const [orient] = phase.phases;
    expect(phase.current).toBe('orient');
    expect(orient).toMatchObject({ calibrations: 1, completedBy: [{ stage: 'sql-refresher' }] });
    expect(orient!.reading!.skills.quality.mean).toBe(workSkills.skills.quality.mean);
    const observation = {
      skill: 'quality',
      source: 'review',
      x: 10,
      evidence: 1,
      confidence: 1,
      demand: 50,
      card: null,
    } as const;
    await store.calibrations.correct(learner, {
      kind: 'review',
      replaces: 1,
      observations: [observation],
      reason: 'seen',
    });
    const [again] = (await layer()).phase.phases;
    expect(again!.calibrations).toBe(1);
    expect(again!.reading!.skills.quality.mean).toBeLessThan(50);
  });

  test('pace survives an override, and extra time extends par', async () => {
    await live(passed());
    const pace = async () => (await layer()).phase.phases[0]!.pace;
    expect(await pace()).toMatchObject({ workedMinutes: 20, parMinutes: 45 });
    const [, quality] = verdict(50).observations;
    await store.calibrations.correct(learner, {
      kind: 'review',
      replaces: 1,
      observations: [{ ...quality!, source: 'review' }],
      reason: 'seen',
    });
    await store.learners.putProfile(learner, { groups: [], program: null, parFactor: 2 });
    expect(await pace()).toMatchObject({ workedMinutes: 20, parMinutes: 90 });
    expect(await store.calibrations.verify(learner)).toMatchObject({ intact: true, calibrations: 2 });
  });
});

describe('behaviour', () => {
  const due = async () => {
    const { no } = (await store.learners.find(learner))!;
    const { rows } = await store.database.query('SELECT due, rings FROM wakes WHERE learner = $1', [no]);
    return rows[0] as { due: number; rings: number } | undefined;
  };
  const rungOf = async () => (await store.wakes.claimDue(100)).learners.includes(learner);

  test('a learner silent for two days is away, after a ring and as a new version', async () => {
    for (let turn = 0; turn < 5; turn += 1)
      await live(event('chat.turn_taken', { text: `turn number ${turn} of mine today` }));
    const { version, behaviour } = await layer();
    expect(behaviour.state).toBe('steady');
    expect(await due()).toEqual({ due: clock + 48 * HOUR, rings: 0 });
    clock += 48 * HOUR - 1;
    expect(await rungOf()).toBe(false);
    clock += 1;
    expect(await rungOf()).toBe(true);
    await store.ledger.award(learner, 0);
    expect(await layer()).toMatchObject({ version: version + 1, behaviour: { state: 'away' } });
    expect(await due()).toBeUndefined();
    await store.ledger.award(learner, 0);
    expect((await layer()).version).toBe(version + 1);
  });

  test('a struggling learner who stays silent becomes stuck, and later away', async () => {
    for (let turn = 0; turn < 3; turn += 1)
      await live(event('scenario.completed', { touchpoint: `t${turn}`, outcome: 'failed' }));
    expect((await layer()).behaviour.state).toBe('struggling');
    clock += 45 * MINUTE;
    expect(await rungOf()).toBe(true);
    await store.ledger.award(learner, 0);
    expect((await layer()).behaviour.state).toBe('stuck');
    expect((await due())!.rings).toBe(0);
    clock += 48 * HOUR;
    expect(await rungOf()).toBe(true);
    await store.ledger.award(learner, 0);
    expect((await layer()).behaviour.state).toBe('away');
  });

  test('an early ring does not change the due time', async () => {
    await live(event('chat.turn_taken', { text: 'hm' }));
    const before = await due();
    await store.ledger.award(learner, 0);
    expect(await due()).toEqual(before);
  });

  test('learners only watched for silence do not count as waiting', async () => {
    await live(event('chat.turn_taken', { text: 'hm' }));
    expect(await due()).toBeDefined();
    expect(await store.wakes.waiting()).toMatchObject({
      learners: 0,
      events: 0,
      calibrations: 0,
      oldestEvent: null,
      oldestCompletion: null,
    });
    await store.events.accept([event('chat.turn_taken', { text: 'there' })]);
    expect(await store.wakes.waiting()).toMatchObject({ learners: 1, events: 1 });
    await live();
  });

  test('a verdict keeps the wake for silence', async () => {
    await live(event('chat.turn_taken', { text: 'hm' }), passed());
    expect((await due())!.due).toBe(clock + 48 * HOUR);
  });
});

test('the version rises by exactly one with each award, verdict, override, rescore, void, enrolment and silence', async () => {
  const versions: number[] = [];
  const note = async (work: Promise<unknown>) => {
    await work;
    versions.push((await layer()).version);
  };
  await store.events.accept([passed(), event('chat.turn_taken', { text: 'and now' })]);
  await note(store.ledger.award(learner, 0));
  await note(store.calibrations.commit(learner, 1, verdict(80)));
  await note(store.ledger.award(learner, 0));
  const [observation] = verdict(10).observations;
  await note(store.calibrations.correct(learner, { kind: 'rescore', replaces: 1, verdict: verdict(20) }));
  await note(
    store.calibrations.correct(learner, {
      kind: 'review',
      replaces: 2,
      observations: [{ ...observation!, source: 'review' }],
      reason: 'seen',
    }),
  );
  await note(store.calibrations.correct(learner, { kind: 'void', seq: 1, reason: 'misrouted' }));
  await note(store.learners.putProfile(learner, { groups: [], program: 'junior-analyst', parFactor: 1 }));
  clock += 48 * HOUR;
  await note(store.ledger.award(learner, 0));
  expect(versions).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  await note(store.learners.putProfile(learner, { groups: ['a'], program: 'junior-analyst', parFactor: 1 }));
  await note(store.ledger.award(learner, 0));
  expect(versions.at(-1), 'what shows nothing new is no version').toBe(8);
});

describe('the dossier', () => {
  const input = async (seq: number) => (await store.calibrations.dossierInput(learner, seq))!;

  test('has the rubric, demand and par of the stage in the stamped program, and the learner’s extra time', async () => {
    const shipped = JSON.parse(
      await readFile(new URL('../../../programs/junior-analyst.json', import.meta.url), 'utf8'),
    );
    const [stage] = shipped.phases[0].stages;
    await store.learners.putProfile(learner, { groups: [], program: 'junior-analyst', parFactor: 1.5 });
    await live(event('stage.completed', { stage: 'kickoff', outcome: 'passed' }));
    const { rubric, parFactor, cohortMinutes } = await input(1);
    expect(rubric.body).toMatchObject({ demand: stage.demand, parMinutes: stage.parMinutes });
    expect([parFactor, cohortMinutes]).toEqual([1.5, null]);
  });

  test('has the shipped rubric of its type outside of any program', async () => {
    await live(event('presentation.completed', { touchpoint: 't' }));
    expect((await input(1)).rubric.id).toBe('presentation');
  });

  test('has the events of its stage with or without a program name, and the stage is paid once', async () => {
    await store.learners.putProfile(learner, { groups: [], program: 'junior-analyst', parFactor: 1 });
    await live(
      event('chat.turn_taken', { stage: 'kickoff', text: 'how do we count churn here' }),
      passed(),
      event('stage.completed', { stage: 'kickoff', outcome: 'passed' }),
    );
    expect((await input(2)).events.map(({ seq }) => seq)).toEqual([1, 2]);
    const { no } = (await store.learners.find(learner))!;
    const entries = await store.ledger.entries(no, { after: 0, limit: 10 });
    expect(entries.filter(({ kind }) => kind === 'award').map(({ reason }) => reason)).toEqual([
      null,
      null,
      'once',
    ]);
  });

  test('has earlier work under a former id of the stage, once', async () => {
    const { version, stages: _stages, ...body } = (await store.programs.active('junior-analyst'))!;
    const [orient, ...phases] = body.phases;
    const [first, ...others] = orient!.stages;
    const program = { ...body, id: 'renaming' };
    await store.programs.put(0, program);
    await live(event('chat.turn_taken', { program: 'renaming', stage: first!.id, text: 'how do we count' }));
    const stage = { ...first!, id: 'opening', formerly: [first!.id] };
    const requiring = <Stage extends { requires: string[] }>(stage: Stage): Stage => ({
      ...stage,
      requires: stage.requires.map((id) => (id === first!.id ? 'opening' : id)),
    });
    await store.programs.put(version, {
      ...program,
      phases: [
        { ...orient!, stages: [stage, ...others.map(requiring)] },
        ...phases.map((phase) => ({ ...phase, stages: phase.stages.map(requiring) })),
      ],
    });
    await live(event('stage.completed', { program: 'renaming', stage: 'opening', outcome: 'failed' }));
    expect((await input(2)).events.map(({ seq }) => seq)).toEqual([1, 2]);
    await live(
      event('chat.turn_taken', { program: 'renaming', stage: first!.id, text: 'and once more now' }),
      event('stage.completed', { program: 'renaming', stage: first!.id, outcome: 'passed' }),
    );
    const again = await input(4);
    expect(again.rubric.id).toBe('renaming/kickoff');
    expect(again.events.map(({ seq }) => seq)).toEqual([3, 4]);
    expect((await stageOf('opening'))!.state).toBe('done');
    expect((await layer()).phase.phases[0]!.calibrations).toBe(2);
  });

  test('compares with at least twenty others of the same tenant, without test learners and voided work', async () => {
    const others = async (prefix: string, count: number) => {
      for (let other = 0; other < count; other += 1) {
        learner = `${prefix}${other}`;
        await store.events.accept([
          event('stage.completed', { program: 'customer-support', stage: 'cohort', outcome: 'passed' }),
        ]);
        await store.ledger.award(learner, 0);
        await store.calibrations.commit(learner, 1, verdict(50, { spanMinutes: 10 + other }));
      }
    };
    const { version, stages: _stages, ...body } = (await store.programs.active('customer-support'))!;
    const stage = { ...body.phases[0]!.stages[0]!, id: 'cohort', requires: [], formerly: [] };
    await store.programs.put(version, {
      ...body,
      phases: [...body.phases, { id: 'late', title: 'Late', stages: [stage] }],
    });
    await others('other-', 19);
    await others('test:', 5);
    learner = 'asks';
    await live(event('stage.completed', { program: 'customer-support', stage: 'cohort', outcome: 'passed' }));
    expect((await input(1)).cohortMinutes).toBeNull();
    await others('another-', 2);
    learner = 'asks';
    expect((await input(1)).cohortMinutes).toHaveLength(21);
    await store.calibrations.correct('other-3', { kind: 'void', seq: 1, reason: 'misrouted' });
    expect((await input(1)).cohortMinutes).toHaveLength(20);
    await store.tenants.put('acme', 0, { prefix: 'acme:', scopes: [], judge: {}, limits: {}, jwksUrl: null });
    await others('acme:', 20);
    learner = 'acme:asks';
    await live(event('stage.completed', { program: 'customer-support', stage: 'cohort', outcome: 'passed' }));
    expect((await input(1)).cohortMinutes).toHaveLength(20);
    learner = 'asks';
    expect((await input(1)).cohortMinutes).toHaveLength(20);
  });
});
