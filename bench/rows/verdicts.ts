import { setTimeout as sleep } from 'node:timers/promises';
import { selectJudge } from '../../src/judge/select-judge.ts';
import { startJudgeThreads } from '../../src/activities/judge-threads/judge-threads.ts';
import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';
import { checkAwards } from '../check.ts';
import { eventOf, learnersOf } from '../events.ts';
import { startClient } from '../http/client.ts';
import { inFlight } from '../in-flight.ts';
import { cpuPer, cpuText, sumOf, type Cpu } from '../machine/cpu.ts';
import type { Machine } from '../machine/machine.ts';
import { freshGroup, interleave, rateOf, repeat } from '../rounds.ts';
import type { Measured, Row } from '../row.ts';
import { workOn } from '../worked.ts';

const TURNS = 14;
const MOST_CPU_MS = 70;
/** Between two events of `completion`, so that each is handled alone. */
const SPACING_MS = 400;
const ANSWER_MS = 2000;
const CALLS_AT_ONCE = 64;
/** A verdict takes two calls, one after the other. */
const MODEL_LIMIT = (CALLS_AT_ONCE * 1000) / (2 * ANSWER_MS);

/** Learners whose work on a stage is awarded, and the event of each that completes it. */
async function readyToComplete({ ours }: Machine, learners: number) {
  const ids = learnersOf(freshGroup(), learners);
  const sessions = ids.map((learner) => workOn('kickoff', learner, TURNS));
  const done = ours.awarded.expect(learners * TURNS);
  await inFlight(sessions, 4, (events) => ours.post(events.slice(0, TURNS)));
  await done;
  return { ids, completions: sessions.map((events) => events.at(-1) as IncomingEvent) };
}

/** Every learner has one award for each event, and so many have a verdict of the judge. */
async function checkVerdicts({ ours }: Machine, ids: readonly string[], verdicts: number): Promise<void> {
  await checkAwards(ours.store, ids, TURNS + 1);
  const { rows } = await ours.store.database.query<{ judged: number }>(
    `SELECT count(DISTINCT c.learner) AS judged FROM calibrations c JOIN learners l ON l.no = c.learner
     WHERE l.id = ANY ($1) AND c.source = 'judge'`,
    [ids],
  );
  if (rows[0]?.judged !== verdicts)
    throw new Error(`expected ${verdicts} verdicts, found ${rows[0]?.judged}`);
}

/** CPU of an event that comes alone, to learners whom no worker attends. */
async function cpuAlone(machine: Machine, learners: number, completes: boolean): Promise<Cpu> {
  const { ours } = machine;
  const { ids, completions } = await readyToComplete(machine, learners);
  const events = completes ? completions : ids.map((learner) => eventOf(learner, TURNS, TURNS + 1));
  const cpu = await cpuPer(machine.dataDir, learners, async () => {
    const done = (completes ? ours.judged : ours.awarded).expect(learners);
    for (const event of events) {
      await ours.post([event]);
      await sleep(SPACING_MS);
    }
    await done;
  });
  await checkVerdicts(machine, ids, completes ? learners : 0);
  return cpu;
}

type Judging = { judgeModel?: string; judgeBaseUrl?: string };

/** Runs `measure` with a worker that judges as in the product. */
async function judgedBy(
  { ours }: Machine,
  judging: Judging,
  measure: () => Promise<Measured>,
): Promise<Measured> {
  const threads = startJudgeThreads();
  const judge = judging.judgeModel === undefined ? threads.offline : selectJudge(judging);
  await ours.startWorker({ attendForMs: 0, judgeConcurrency: CALLS_AT_ONCE }, { judge, threads });
  try {
    return await measure();
  } finally {
    await ours.startWorker();
    await threads.close();
  }
}

const completion: Row = {
  name: 'completion',
  title: 'CPU of an event that completes a stage, judged offline, against an ordinary event',
  reach: { most: 1 },
  run: (machine, options) =>
    judgedBy(machine, {}, async () => {
      const learners = options.quick ? 10 : 60;
      const notes: string[] = [];
      const round = (name: string, completes: boolean) => async () => {
        const cpu = await cpuAlone(machine, learners, completes);
        notes.push(`${name}: ${cpuText(cpu)}`);
        machine.progress(`  ${notes.at(-1)}`);
        return [sumOf(cpu)];
      };
      const measured = await interleave(
        machine,
        options,
        { unit: 'ms CPU', better: 'less' },
        { ours: round('completion', true), theirs: round('ordinary event', false) },
      );
      const added = measured.ours.p50 - (measured.theirs?.p50 ?? 0);
      notes.push(`a completion adds ${added.toFixed(1)} of at most ${MOST_CPU_MS} ms`);
      machine.progress(`  ${notes.at(-1)}`);
      return { ...measured, ratio: added / MOST_CPU_MS, notes };
    }),
};

function rateRow(
  row: Pick<Row, 'name' | 'title' | 'reach'>,
  { learners, limit }: { learners: number; limit: number | null },
  judging: () => Promise<Judging & { stop(): Promise<void> }>,
): Row {
  return {
    ...row,
    async run(machine, options) {
      const { ours } = machine;
      const { stop, ...judge } = await judging();
      const notes: string[] = [];
      const round = async () => {
        const { ids, completions } = await readyToComplete(machine, options.quick ? 10 : learners);
        let rate: number[] = [];
        const cpu = await cpuPer(machine.dataDir, ids.length, async () => {
          rate = await rateOf(ids.length, async () => {
            const done = ours.judged.expect(ids.length);
            await inFlight(completions, 8, (event) => ours.post([event]));
            await done;
          });
        });
        await checkVerdicts(machine, ids, ids.length);
        notes.push(cpuText(cpu));
        machine.progress(`  ${notes.at(-1)}`);
        return rate;
      };
      const measured = await judgedBy(machine, judge, () =>
        repeat(machine, options, { unit: 'verdicts/s', better: 'more' }, round),
      ).finally(stop);
      return { ...measured, ratio: limit === null ? null : measured.ours.p50 / limit, notes };
    },
  };
}

async function modelServer() {
  const client = startClient<{ baseUrl: string }>(new URL('../judge/model-server.ts', import.meta.url));
  const { baseUrl } = await client.ask({ answerMs: ANSWER_MS });
  return { judgeModel: 'compatible:m', judgeBaseUrl: baseUrl, stop: () => client.stop() };
}

export const verdictRows: Row[] = [
  completion,
  rateRow(
    {
      name: 'verdicts-offline',
      title: 'verdicts of 300 learners who complete at once, judged offline',
      reach: null,
    },
    { learners: 300, limit: null },
    async () => ({ stop: async () => undefined }),
  ),
  rateRow(
    {
      name: 'verdicts-model',
      title: `the same of a model server that answers in ${ANSWER_MS / 1000} s, ${CALLS_AT_ONCE} calls at once, against ${MODEL_LIMIT}/s`,
      reach: null,
    },
    { learners: 4 * CALLS_AT_ONCE, limit: MODEL_LIMIT },
    modelServer,
  ),
];
