import { startClient } from '../http/client.ts';
import { startEdge } from '../http/edge.ts';
import type { ReadAnswers, Reading } from '../http/reader.ts';
import { learnersOf } from '../events.ts';
import type { Machine } from '../machine/machine.ts';
import { freshGroup, interleave } from '../rounds.ts';
import type { Measured, Reach, Row } from '../row.ts';
import { worked } from '../worked.ts';

const CONNECTIONS = 16;
/** Both sides are read in short alternating turns, so that other load affects both. */
const TURNS = 24;
/** Before, to compile the code and open connections. */
const WARM_TURNS = 8;
const perSecond = { unit: 'reads/s', better: 'more' } as const;

type Prepared = {
  /** Answers per second for these paths. */
  rate(paths: string[]): Promise<number[]>;
  layers: string[];
  bare: string[];
};

/** Sets up learners, a server and a client process for `measure`, and removes them afterwards. */
async function prepared(
  machine: Machine,
  { quick, changed }: { quick: boolean; changed: boolean },
  measure: (prepared: Prepared) => Promise<Measured>,
): Promise<Measured> {
  const { store } = machine.ours;
  const learners = learnersOf(freshGroup(), quick ? 10 : 50);
  await worked(machine, learners);
  const found = await Promise.all(learners.map((learner) => store.learners.find(learner)));
  const edge = await startEdge(machine, { changed });
  const client = startClient<ReadAnswers>(new URL('../http/reader.ts', import.meta.url));
  const ms = quick ? 100 : 400;
  try {
    const rate = async (paths: string[]): Promise<number[]> => {
      const { port, token } = edge;
      const reading: Reading = { port, token, paths, connections: CONNECTIONS, ms };
      const { answers } = await client.ask(reading);
      return [(answers * 1000) / ms];
    };
    const layers = learners.map((learner) => `/v1/learners/${learner}`);
    const bare = found.map((learner) => `/v1/bare/${learner?.no}`);
    for (let turn = 0; turn < WARM_TURNS; turn += 1) for (const paths of [layers, bare]) await rate(paths);
    return await measure({ rate, layers, bare });
  } finally {
    await client.stop();
    await edge.stop();
  }
}

function readRow(name: string, title: string, reach: Reach | null, changed: boolean): Row {
  return {
    name,
    title,
    reach,
    run: (machine, options) =>
      prepared(machine, { quick: options.quick, changed }, ({ rate, layers, bare }) =>
        interleave(machine, { ...options, rounds: options.rounds * TURNS }, perSecond, {
          ours: () => rate(layers),
          theirs: () => rate(bare),
        }),
      ),
  };
}

export const readRows: Row[] = [
  readRow(
    'learner-read',
    'GET /v1/learners/{id}, every facet filled, against a row by its primary key behind the same app',
    { least: 0.8 },
    false,
  ),
  readRow('learner-read-changed', 'the same if every read finds a new version', null, true),
];
