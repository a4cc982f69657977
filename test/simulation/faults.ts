import { random } from '../support/random.ts';
import { seedOf } from '../support/test-judge.ts';

/** What a node runs. */
export type Role = 'api' | 'worker' | 'both';

/**
 * `ms`: how long it lasts. `statements`: after so many statements of the node, 0 at once. `rings`: a run ends at once, and
 * so does that of each of the learner's next rings.
 */
export type Fault =
  | { kind: 'crash'; node: number; statements: number; when: 'before' | 'after'; ms: number }
  | { kind: 'cut'; node: number; statements: number; when: 'before' | 'after' }
  | { kind: 'cut-off'; node: number; ms: number }
  | { kind: 'freeze'; node: number; ms: number }
  | { kind: 'deaf'; node: number }
  | { kind: 'temporal-down'; ms: number }
  | { kind: 'temporal-lost' }
  | { kind: 'terminate'; learner: string; rings: number }
  | { kind: 'ring'; learner: string }
  | { kind: 'postgres-down'; ms: number };

type Kind = Fault['kind'];

/** What is mended without sweeps: workers die, freeze and lose connections, and Temporal is silent for a moment. */
const WITHOUT_SWEEPS: Kind[] = ['crash', 'crash', 'freeze', 'cut-off', 'deaf', 'ring', 'temporal-down'];
const MOMENT_MS = 4000;
const ALL: Kind[] = [
  ...WITHOUT_SWEEPS,
  'crash',
  'cut',
  'cut',
  'cut',
  'terminate',
  'terminate',
  'temporal-lost',
  'postgres-down',
];

export const isFault = (one: { kind: string }): one is Fault => ALL.includes(one.kind as Kind);

type Around = {
  days: number;
  nodes: Role[];
  sweeps: boolean;
  /** When events are sent: faults strike near them, since nothing happens at other times. */
  posts: number[];
  learners: Record<string, unknown>;
};

/** The faults of a story, about two a day. */
export function faultsOf(
  seed: string,
  { days, nodes, sweeps, posts, learners }: Around,
): ({ at: number; about: string } & Fault)[] {
  const next = random(seedOf(`${seed} faults`));
  const one = <T>(of: readonly T[]) => of[Math.floor(next() * of.length)] as T;
  // An API that dies with a ring leaves it to the sweeper.
  const mortal = nodes.flatMap((role, index) => (sweeps || role === 'worker' ? [index] : []));
  const kinds = (sweeps ? ALL : WITHOUT_SWEEPS).filter(
    (kind) => mortal.length > 0 || !['crash', 'freeze', 'cut-off', 'deaf', 'cut'].includes(kind),
  );
  const rate = next() * 4;
  let last = one(posts);
  return Array.from({ length: Math.ceil(days * rate) }, (_, index) => {
    // Every other one strikes while the one before it lasts, or soon after.
    const at = Math.floor(next() < 0.5 ? last + next() * 30_000 : one(posts) + (next() - 0.2) * 5000);
    last = at;
    const fault = faultOf(one(kinds), { next, node: one(mortal), learner: one(Object.keys(learners)) });
    if (!sweeps && fault.kind === 'temporal-down') fault.ms = Math.min(fault.ms, MOMENT_MS);
    return { at: Math.max(0, at), about: `fault ${index}`, ...fault };
  });
}

function faultOf(
  kind: Kind,
  { next, node, learner }: { next: () => number; node: number; learner: string },
): Fault {
  const when = next() < 0.5 ? 'before' : 'after';
  const statements = 1 + Math.floor(next() * 40);
  const ms = Math.floor(500 + next() ** 3 * 60_000);
  const made: { [K in Kind]: Extract<Fault, { kind: K }> } = {
    crash: { kind: 'crash', node, statements: next() < 0.2 ? 0 : statements, when, ms },
    cut: { kind: 'cut', node, statements, when },
    'cut-off': { kind: 'cut-off', node, ms },
    freeze: { kind: 'freeze', node, ms },
    deaf: { kind: 'deaf', node },
    terminate: { kind: 'terminate', learner, rings: Math.floor(next() * 4) },
    ring: { kind: 'ring', learner },
    'temporal-down': { kind: 'temporal-down', ms },
    'postgres-down': { kind: 'postgres-down', ms },
    'temporal-lost': { kind: 'temporal-lost' },
  };
  return made[kind];
}
