import { isDeepStrictEqual } from 'node:util';
import type { Correction } from '../../src/store/calibration/correct/correction.ts';
import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';
import { policyVariants } from '../property/live.ts';
import { verdictFor } from '../property/plan.ts';
import { programVariants } from '../property/programs.ts';
import { as, sleepOn, type Clock } from './clock.ts';
import type { Fault } from './faults.ts';
import type { Invariants } from './invariants.ts';
import type { Node } from './nodes.ts';
import type { Happening } from './story.ts';

type Act<Kind> = Extract<Happening, { kind: Kind }>;

type Options = {
  clock: Clock;
  /** The nodes that run now. */
  nodes: readonly Node[];
  invariants: Invariants;
  note: (line: string) => void;
  wrong: (what: string) => void;
};

/** A client gives up a request after this time and sends it again. */
const REQUEST_MS = 10_000;
const AGAIN_MS = 500;

/** Platforms, reviewers and operators: what they ask of the API, until it is answered. */
export function createPeople({ clock, nodes, invariants, note, wrong }: Options) {
  const sent = new Map<string, Map<string, number>>();

  /** Asks a node that accepts requests, as a client behind a balancer does. */
  async function ask<T>(about: string, request: (node: Node) => Promise<T>): Promise<T> {
    const next = clock.stream(about);

    function once(node: Node): Promise<{ answer: T } | null> {
      const { process } = node;
      return new Promise((resolve) => {
        // Its end is not waited for here: it takes many steps of the clock.
        const arrives = () =>
          void as({ process, next }, () => request(node)).then(
            (answer) => resolve({ answer }),
            () => resolve(null),
          );
        clock.schedule(next(), arrives, process);
        clock.schedule(REQUEST_MS, () => resolve(null));
      });
    }

    return as({ process: null, next }, async () => {
      for (;;) {
        const apis = nodes.filter(({ role, process }) => role !== 'worker' && process.state !== 'dead');
        const node = apis[Math.floor(next() * apis.length)];
        const got = node && (await once(node));
        if (got) return got.answer;
        await sleepOn(clock, AGAIN_MS);
      }
    });
  }

  async function post({ learner, events, about }: Act<'post'>): Promise<void> {
    const given = events.map(({ ago, ...event }): IncomingEvent => ({
      ...event,
      learner,
      time: clock.now() - ago,
    }));
    const results = await ask(about, (node) => node.post(given));
    const known = sent.get(learner) ?? new Map<string, number>();
    sent.set(learner, known);
    for (const [index, { status, seq }] of results.entries()) {
      const { id, source } = given[index]!;
      note(`${learner} ${id}: ${status} ${seq ?? ''}`);
      if (seq === undefined) continue;
      const identity = `${source} ${id}`;
      const before = known.get(identity) ?? seq;
      if (before !== seq) wrong(`invariant 2: ${learner} ${identity} is ${seq} and ${before}`);
      known.set(identity, seq);
    }
  }

  function correctionOf({ learner, correction, pick, x }: Act<'correct'>): Correction | null {
    // Often a completion that waits for its verdict, whose effects are all still to come.
    const pending = invariants.pendingOf(learner);
    const seq =
      x % 2 === 0 && pending.length > 0
        ? pending[Math.floor(pick * pending.length)]!
        : Math.ceil(pick * invariants.awardedTo(learner));
    // Mostly the newest, so that reviews and rescores replace each other.
    const replaces = Math.ceil((x % 3 > 0 ? 1 : pick) * invariants.calibrationsOf(learner));
    if (correction === 'void') return seq === 0 ? null : { kind: 'void', seq, reason: 'misrouted' };
    if (correction === 'paid' || correction === 'refused')
      return seq === 0 ? null : { kind: 'rule', seq, ruling: correction, reason: 'looked at' };
    if (replaces === 0) return null;
    if (correction === 'rescore') return { kind: 'rescore', replaces, verdict: verdictFor(x, replaces) };
    const skill = x % 2 === 0 ? 'quality' : 'speed';
    const seen = { skill, source: 'review', x, evidence: 1, confidence: 1, demand: 50, card: null } as const;
    return { kind: 'review', replaces, observations: [seen], reason: 'seen by a person' };
  }

  async function correct(one: Act<'correct'>): Promise<void> {
    const correction = correctionOf(one);
    if (!correction) return;
    const { learner, about } = one;
    const version = invariants.versionOf(learner);
    const previewed =
      one.x % 3 === 0 &&
      (await ask(`${about} preview`, (node) => node.correct(learner, correction, { preview: true })));
    const corrected = await ask(about, (node) => {
      invariants.asks(learner);
      return node.correct(learner, correction);
    });
    note(`${learner} ${one.correction}: ${corrected.outcome}`);
    // If nothing else changed the learner since, it did what was shown before.
    const isOnlyChange = corrected.outcome === 'corrected' && invariants.versionOf(learner) === version + 1;
    if (previewed && isOnlyChange && !isDeepStrictEqual(previewed, corrected))
      wrong(`${learner}: ${one.correction} had another effect than its preview`);
  }

  const putPolicy = ({ variant, wait, about }: Act<'policy'>) =>
    ask(about, async ({ store }) => {
      const { version, ...active } = await store.policies.active();
      const { version: _first, ...shipped } = await store.policies.read(1);
      const body = policyVariants(shipped)[variant]!;
      await store.policies.put(version, { ...active, ...body, verdictWait: wait });
    });

  const putProgram = ({ variant, about }: Act<'program'>) =>
    ask(about, async ({ store }) => {
      const previous = (await store.programs.active('p'))?.version ?? 0;
      await store.programs.put(previous, programVariants()[variant]!);
    });

  const putProfile = ({ about, learner, inside, parFactor }: Act<'profile'>) =>
    ask(about, async ({ store }) => {
      const program = inside && (await store.programs.active('p')) ? 'p' : null;
      await store.learners.putProfile(learner, { groups: [], program, parFactor });
    });

  return {
    async act(one: Exclude<Happening, Fault | { kind: 'migrate' }>): Promise<void> {
      switch (one.kind) {
        case 'post':
          await post(one);
          break;
        case 'correct':
          await correct(one);
          break;
        case 'erase':
          await ask(one.about, (node) => node.erase(one.learner));
          break;
        case 'policy':
          await putPolicy(one);
          break;
        case 'program':
          await putProgram(one);
          break;
        case 'profile':
          await putProfile(one);
      }
    },
    /** The identities of the events that were accepted from a learner's platform. */
    sentBy: (learner: string): Iterable<string> => sent.get(learner)?.keys() ?? [],
    /** How many events were accepted. */
    sent: () => [...sent.values()].reduce((sum, known) => sum + known.size, 0),
  };
}
