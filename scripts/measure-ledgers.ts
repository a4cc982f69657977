// `npm run measure:ledgers`: the figures of docs/backtest.md and docs/layer.md on 100,000 entries and 200 verdicts.
import { firmness } from '../src/core/firmness.ts';
import { SKILLS } from '../src/core/skill.ts';
import type { Verdict } from '../src/core/verdict.ts';
import { countedVerdict } from '../src/store/calibration/refold.ts';
import { createStore, type Store } from '../src/store/store.ts';
import { throwAwayDatabase } from '../src/validate/run/throw-away-database.ts';
import { random } from '../test/support/random.ts';

const LEARNERS = 500;
const EVENTS = 200;
/** Every so many events one completes a stage. */
const STAGE = 20;
const FIRM_LEARNERS = 20;
const VERDICTS = 200;
const READS = 10;
const ROLE = '15-2051.01';
const START = Date.parse('2026-01-05T09:00:00Z');

const draw = random(1);

function verdict(skill: number): Verdict {
  const x = () => Math.min(100, Math.max(0, skill + 50 * (draw() - 0.5)));
  return {
    judge: { name: 'drawn', version: '1' },
    unscored: null,
    observations: SKILLS.map((name) => ({
      skill: name,
      source: 'judge',
      x: x(),
      evidence: 1 + Math.floor(4 * draw()),
      confidence: 0.75,
      demand: 50,
      card: null,
    })),
    workedMinutes: 20,
    spanMinutes: 30,
    reason: 'It was read. It counts.',
    quotes: [],
    events: [],
    flags: [],
    asksReview: false,
  };
}

/** Sends a learner's events, every so many completing a stage, and commits a verdict on each completion. */
async function live(store: Store, learner: string, events: number, every: number): Promise<void> {
  const skill = 20 + 60 * draw();
  const accepted = Array.from({ length: events }, (_, index) => {
    const completes = index % every === every - 1;
    const stage = `stage-${Math.floor(index / every)}`;
    return {
      learner,
      id: `${learner}-${index}`,
      source: 'measure',
      type: completes ? 'stage.completed' : 'chat.turn_taken',
      time: START + index * 3_600_000,
      speaker: 'learner' as const,
      data: { program: 'p', stage, text: `Turn ${index} of ${learner} says something else.` },
    };
  });
  await store.events.accept(accepted);
  for (;;) {
    const { oldest, more } = await store.ledger.award(learner, 0);
    if (oldest === null) {
      if (!more) return;
    } else await store.calibrations.commit(learner, oldest, verdict(skill));
  }
}

async function eachOf(count: number, atOnce: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) await work((next += 1));
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

const quantile = (sorted: readonly number[], share: number) =>
  (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);

async function measureBacktest(store: Store): Promise<void> {
  const { occupations } = await store.roles.book();
  const active = await store.policies.active();
  const begun = performance.now();
  const { entries, learners, unlike } = await store.operations.backtest({
    policy: { ...active, ladder: 'smooth' },
    constants: null,
    observationsOf: ({ observations }) => observations,
    occupations,
    prefix: '',
    top: 20,
  });
  const seconds = (performance.now() - begun) / 1000;
  const mib = process.memoryUsage().rss / 1024 / 1024;
  process.stdout.write(
    `backtest: ${learners} learners, ${entries} entries in ${seconds.toFixed(1)} s; ${unlike.learners} replay otherwise; ${mib.toFixed(0)} MiB\n`,
  );
}

async function measureFirmness(store: Store): Promise<void> {
  const role = await store.roles.find(ROLE);
  const times: number[] = [];
  for (let read = 0; read < READS; read += 1) {
    for (let index = 1; index <= FIRM_LEARNERS; index += 1) {
      const begun = performance.now();
      const found = await store.learners.firmness(`firm-${index}`);
      const required = role?.role.required;
      if (!found || !required) throw new Error('there is no such learner or role');
      const verdicts = found.verdicts.map(countedVerdict);
      firmness(verdicts, { level: found.level, readiness: { required, at: found.at } });
      times.push(performance.now() - begun);
    }
  }
  times.sort((a, b) => a - b);
  process.stdout.write(
    `firmness at ${VERDICTS} verdicts, read and search: p50 ${quantile(times, 0.5)}, p95 ${quantile(times, 0.95)} ms of ${times.length}\n`,
  );
}

const database = await throwAwayDatabase();
const store = createStore({ url: database.url, size: 8 });
try {
  await eachOf(FIRM_LEARNERS, 4, (index) => live(store, `firm-${index}`, 2 * VERDICTS, 2));
  await measureFirmness(store);
  await eachOf(LEARNERS, 4, (index) => live(store, `learner-${index}`, EVENTS, STAGE));
  await measureBacktest(store);
} finally {
  await store.close();
  await database.stop();
}
