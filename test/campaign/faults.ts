import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { onDatabase } from '../support/on-database.ts';
import { signalProcess } from '../support/process-tree.ts';
import type { Proxy, ProxyMode } from '../faults/proxy.ts';
import type { Installation, Part } from './installation.ts';

export type Fault = {
  /** Such as `kill worker-1`. */
  name: string;
  /** The same for all parts of a kind, for the table: `kill worker`. */
  kind: string;
  /** Faults on the same target are not drawn together. */
  target: string;
  /** A part that may end by it. */
  ends?: string;
  strike: () => void | Promise<void>;
  heal: () => void | Promise<void>;
};

/** When a fault strikes, from the beginning of its round, and how long it lasts. */
export type Drawn = Fault & { afterMs: number; lastsMs: number };

const STEPS_S = [-7200, -600, 600, 7200, 93_600];
const BACKEND = `SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND datname = 'touchstone'
  ORDER BY random() LIMIT 1`;
const MODES = ['drop', 'stall', 'delay'] as const satisfies ProxyMode[];
const nothing = (): void => undefined;

const kindOf = (name: string): string => name.replaceAll(/\b-\d+/gu, '');
const fault = (name: string, rest: Omit<Fault, 'name' | 'kind'>): Fault => ({
  name,
  kind: kindOf(name),
  ...rest,
});

function killsOf({ parts, postgres, temporal }: Installation): Fault[] {
  const kills = parts.map(({ program }) =>
    fault(`kill ${program.name}`, {
      target: program.name,
      ends: program.name,
      strike: () => program.kill(),
      heal: () => program.launch(),
    }),
  );
  const backend = fault('kill a backend of postgres', {
    target: 'postgres',
    async strike() {
      // Another fault may keep it from answering.
      const found = await onDatabase(postgres.admin, BACKEND).catch(() => null);
      if (found?.rows[0]) signalProcess(found.rows[0].pid, 'SIGKILL');
    },
    heal: nothing,
  });
  const lost = fault('kill temporal, and delete its database', {
    target: 'temporal',
    ends: 'temporal',
    async strike() {
      await temporal.program.kill();
      for (const suffix of ['', '-wal', '-shm', '-journal'])
        rmSync(`${temporal.databaseFile}${suffix}`, { force: true });
    },
    heal: () => temporal.program.launch(),
  });
  return [...kills, backend, lost];
}

const freezeOf = ({ program }: Part): Fault =>
  fault(`freeze ${program.name}`, {
    target: program.name,
    strike: () => program.freeze(),
    heal: () => program.thaw(),
  });

function cutsOf(link: string, proxy: Proxy): Fault[] {
  const target = link;
  return [
    ...MODES.map((mode) =>
      fault(`${mode} ${link}`, { target, strike: () => proxy.set(mode), heal: () => proxy.set('pass') }),
    ),
    fault(`half-close ${link}`, { target, strike: () => proxy.halfClose(), heal: nothing }),
  ];
}

const stepsOf = ({ program, clock }: Part): Fault[] =>
  clock === undefined
    ? []
    : STEPS_S.map((seconds) =>
        fault(`clock of ${program.name} ${seconds < 0 ? '-' : '+'}${Math.abs(seconds)} s`, {
          target: `clock of ${program.name}`,
          strike: () => clock.step(seconds),
          heal: () => clock.step(0),
        }),
      );

/** Every fault that can strike here, in groups that are drawn equally often. */
export function faultsOf(installation: Installation): Fault[][] {
  const { parts, services, fronts, disk, judge, canStepClocks } = installation;
  const links = services.flatMap(({ program: { name }, links: { postgres, temporal, judge: model } }) => [
    ...cutsOf(`${name} to postgres`, postgres),
    ...cutsOf(`${name} to temporal`, temporal),
    ...(name.startsWith('worker') ? cutsOf(`${name} to judge`, model) : []),
  ]);
  const full = fault('disk of postgres full', {
    target: 'disk',
    ends: 'postgres',
    strike: disk.fill,
    heal: disk.free,
  });
  const silent = fault('judge answers 503', {
    target: 'judge',
    strike: () => judge.setDown(true),
    heal: () => judge.setDown(false),
  });
  const cuts = fronts.flatMap((front, index) => cutsOf(`clients to api-${index + 1}`, front));
  return [
    killsOf(installation),
    parts.map(freezeOf),
    [...links, ...cuts, silent],
    ...(canStepClocks ? [parts.flatMap(stepsOf)] : []),
    ...(disk.canFill ? [[full]] : []),
  ];
}

const MOST_AT_ONCE = 3;
const AFTER_MS = 5000;
const SHORTEST_MS = 1000;

export type Draw = { next: () => number; longestMs: number };

const timed = (one: Fault, { next, longestMs }: Draw): Drawn => ({
  ...one,
  afterMs: next() * Math.min(AFTER_MS, longestMs),
  lastsMs: SHORTEST_MS + next() * (longestMs - SHORTEST_MS),
});

/** One to three faults on different targets. */
export function drawFaults(groups: readonly Fault[][], draw: Draw): Drawn[] {
  const { next } = draw;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
  const wanted = 1 + Math.floor(next() * MOST_AT_ONCE);
  const drawn = new Map<string, Drawn>();
  while (drawn.size < wanted) {
    const one = timed(pick(pick(groups)), draw);
    if (!drawn.has(one.target)) drawn.set(one.target, one);
  }
  return [...drawn.values()];
}

/** The faults of these names, at drawn times. @throws if there is no such fault here */
export function namedFaults(groups: readonly Fault[][], names: readonly string[], draw: Draw): Drawn[] {
  const all = groups.flat();
  return names.map((name) => {
    const one = all.find((fault) => fault.name === name);
    if (!one)
      throw new Error(`There is no fault “${name}” here, but: ${all.map((fault) => fault.name).join(', ')}`);
    return timed(one, draw);
  });
}

/** Lets the faults strike and end, each at its time; ends early if aborted. */
export async function strikeAll(faults: readonly Drawn[], signal: AbortSignal): Promise<void> {
  const pause = (ms: number) => sleep(ms, undefined, { signal }).catch(nothing);
  await Promise.all(
    faults.map(async ({ afterMs, lastsMs, strike, heal }) => {
      await pause(afterMs);
      if (signal.aborted) return;
      await strike();
      await pause(lastsMs);
      await heal();
    }),
  );
}
