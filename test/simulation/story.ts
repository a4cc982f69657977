import { random } from '../support/random.ts';
import { seedOf } from '../support/test-judge.ts';
import { faultsOf, type Fault, type Role } from './faults.ts';
import { dayOf, strategyOf, type Sent, type Strategy } from './learners.ts';

type CorrectionKind = 'void' | 'paid' | 'refused' | 'review' | 'rescore';

/** What happens from outside; `at` in milliseconds since the start, `about` names its stream of chance. */
export type Happening = { at: number; about: string } & (
  | { kind: 'post'; learner: string; events: Sent[] }
  /** `pick` chooses what is corrected, among what then exists. */
  | { kind: 'correct'; learner: string; correction: CorrectionKind; pick: number; x: number }
  | { kind: 'erase'; learner: string }
  /** `wait`: how long awards wait for a verdict. */
  | { kind: 'policy'; variant: number; wait: '2s' | '30s' }
  | { kind: 'program'; variant: number }
  | { kind: 'profile'; learner: string; inside: boolean; parFactor: number }
  | { kind: 'migrate' }
  | Fault
);

export type Story = {
  seed: string;
  days: number;
  learners: Record<string, Strategy>;
  nodes: Role[];
  /** Without sweeps, nothing may depend on them; then only faults strike that the product mends without them. */
  sweeps: boolean;
  happenings: Happening[];
};

export type StoryOptions = { days: number; learners: number; faults?: boolean; sweeps?: boolean };

const DAY = 86_400_000;
const NODES: Role[][] = [
  ['both'],
  ['both', 'both'],
  ['api', 'worker'],
  ['api', 'worker', 'worker'],
  ['api', 'api', 'worker', 'worker'],
];
const NAMES = 'ada bo cy dee eli fay gus hal ida jo kim lee mia noa oda pia quy rex sue tim'.split(' ');

const nameOf = (index: number) => {
  const again = Math.floor(index / NAMES.length);
  return `${NAMES[index % NAMES.length]}${again === 0 ? '' : again}`;
};

/** Most things are done to a learner soon after something was sent, when verdicts and settlements are under way. */
const SOON_MS = 90_000;

/** What people and operators do about a learner's work: corrections, of some learners many, and rarely an erase. */
function laterOf(seed: string, learner: string, days: number, posts: number[]): Happening[] {
  const next = random(seedOf(`${seed} later ${learner}`));
  const kinds: CorrectionKind[] = [
    'void',
    'void',
    'paid',
    'refused',
    'review',
    'review',
    'rescore',
    'rescore',
  ];
  const found: Happening[] = [];
  const corrections = next() < 0.25 ? 3 : 1;
  for (let day = 0; day < days; day += 1) {
    const sent = posts.filter((at) => Math.floor(at / DAY) === day);
    function at(): number {
      const post = sent[Math.floor(next() * sent.length)];
      const later = next();
      return Math.floor(
        post !== undefined && next() < 0.7 ? post + later ** 2 * SOON_MS : (day + 0.2 + later * 0.6) * DAY,
      );
    }
    const about = `later ${learner} ${day}`;
    for (let correction = 0; correction < corrections; correction += 1) {
      if (next() > 0.35) continue;
      found.push({
        at: at(),
        about: `${about} ${correction}`,
        kind: 'correct',
        learner,
        correction: kinds[Math.floor(next() * kinds.length)] as CorrectionKind,
        pick: next(),
        x: Math.floor(next() * 100),
      });
    }
    if (next() < 0.05)
      found.push({
        at: at(),
        about: `${about} profile`,
        kind: 'profile',
        learner,
        inside: next() < 0.7,
        parFactor: next() < 0.5 ? 1 : 1.5,
      });
    if (next() < 0.015) found.push({ at: at(), about: `${about} erase`, kind: 'erase', learner });
  }
  return found;
}

/** New versions of policy and program, and the migration. */
function documentsOf(seed: string, days: number, posts: number[]): Happening[] {
  const next = random(seedOf(`${seed} documents`));
  const found: Happening[] = [];
  const policy = (at: number, about: string) =>
    found.push({
      at,
      about,
      kind: 'policy',
      variant: Math.floor(next() * 3),
      wait: next() < 0.5 ? '2s' : '30s',
    });
  if (next() < 0.5) policy(0, 'first policy');
  for (let day = 0; day < days; day += 1) {
    const sent = posts.filter((at) => Math.floor(at / DAY) === day);
    const at = () => Math.floor((sent[Math.floor(next() * sent.length)] ?? day * DAY) + next() * SOON_MS);
    if (next() < 0.25) policy(at(), `policy ${day}`);
    if (next() < 0.25)
      found.push({ at: at(), about: `program ${day}`, kind: 'program', variant: Math.floor(next() * 3) });
  }
  if (next() < 0.5) found.push({ at: Math.floor(next() * days * DAY), about: 'migrate', kind: 'migrate' });
  return found;
}

/** The whole story of a seed. Each part has its own stream of chance, so that leaving one out changes no other. */
export function storyOf(seed: string, options: StoryOptions): Story {
  const next = random(seedOf(`${seed} story`));
  const nodes = NODES[Math.floor(next() * NODES.length)] as Role[];
  const sweeps = options.sweeps ?? next() < 0.5;
  const { days } = options;
  const learners: Record<string, Strategy> = {};
  const happenings: Happening[] = [];
  const posts: number[] = [];
  for (let index = 0; index < options.learners; index += 1) {
    const learner = nameOf(index);
    const strategy = strategyOf(next());
    learners[learner] = strategy;
    const own: Happening[] = [];
    for (let day = 0; day < days; day += 1)
      own.push(...dayOf(seed, learner, strategy, day).map((post) => ({ ...post, learner })));
    const sent = own.map(({ at }) => at);
    posts.push(...sent);
    happenings.push(...own, ...laterOf(seed, learner, days, sent));
  }
  happenings.push(...documentsOf(seed, days, posts));
  if (options.faults ?? true) happenings.push(...faultsOf(seed, { days, nodes, sweeps, posts, learners }));
  return { seed, days, learners, nodes, sweeps, happenings: happenings.toSorted((a, b) => a.at - b.at) };
}

const clockText = (at: number) => {
  const minutes = Math.floor(at / 60_000);
  const text = (value: number) => String(value).padStart(2, '0');
  return `day ${Math.floor(at / DAY) + 1} ${text(Math.floor(minutes / 60) % 24)}:${text(minutes % 60)}`;
};

/** For each kind of happening, what it is. */
const WORDS: { [Kind in Happening['kind']]: (one: Extract<Happening, { kind: Kind }>) => string } = {
  post: ({ learner, events }) =>
    `${learner} sends ${events.map(({ type, id }) => `${type} (${id})`).join(', ')}`,
  correct: ({ learner, correction }) => `a reviewer corrects ${learner}: ${correction}`,
  erase: ({ learner }) => `${learner} is erased`,
  policy: ({ variant, wait }) => `policy ${variant} becomes active, awards wait ${wait} for a verdict`,
  program: ({ variant }) => `version ${variant} of the program becomes active`,
  profile: ({ learner, inside, parFactor }) =>
    `${learner} ${inside ? 'joins' : 'leaves'} the program, par times ${parFactor}`,
  migrate: () => 'the database is migrated',
  crash: ({ node, statements, when, ms }) =>
    `node ${node} dies${statements === 0 ? '' : ` ${when} its statement ${statements}`}, and starts again after ${ms / 1000} s`,
  cut: ({ node, statements, when }) => `node ${node} loses a connection ${when} its statement ${statements}`,
  'cut-off': ({ node, ms }) => `node ${node} cannot reach Postgres for ${ms / 1000} s`,
  freeze: ({ node, ms }) => `node ${node} is frozen for ${ms / 1000} s`,
  deaf: ({ node }) => `node ${node} loses the connection on which it hears hints`,
  'temporal-down': ({ ms }) => `Temporal does not answer for ${ms / 1000} s`,
  'temporal-lost': () => 'the database of Temporal is lost',
  terminate: ({ learner, rings }) =>
    `the workflow of ${learner} is terminated${rings === 0 ? '' : `, and after each of the next ${rings} rings`}`,
  ring: ({ learner }) => `${learner} is rung without need`,
  'postgres-down': ({ ms }) => `Postgres is away for ${ms / 1000} s`,
};

/** A happening in plain words. */
export function inWords(one: Happening): string {
  const words = WORDS[one.kind] as (one: Happening) => string;
  return `${clockText(one.at)}  ${words(one)}`;
}
