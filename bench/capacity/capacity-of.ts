import type { Costs, Cpu } from './costs.ts';

/** Who uses it, and what one server may carry. */
export type Load = {
  learners: number;
  /** Of one learner. */
  eventsPerDay: number;
  completionsPerWeek: number;
  /** The busiest hour against the mean. */
  peak: number;
  /** Share of events that find their learner attended. */
  attendedShare: number;
  /** Share of the cores in use at the peak. */
  use: number;
  /** Cores of one Postgres server, of one Temporal cluster, connections and bytes that one Postgres holds. */
  postgresCores: number;
  temporalCores: number;
  connections: number;
  terabytes: number;
};

export const USUAL: Omit<Load, 'learners'> = {
  eventsPerDay: 40,
  completionsPerWeek: 10,
  peak: 5,
  attendedShare: 0.8,
  use: 0.6,
  postgresCores: 32,
  temporalCores: 64,
  connections: 1000,
  terabytes: 16,
};

export type Capacity = {
  eventsPerSecond: number;
  completionsPerSecond: number;
  /** Cores to provide, by component, at the peak. */
  cores: Cpu;
  /** Node processes, API and worker together: each does the work of one core. */
  processes: number;
  connections: number;
  terabytesPerYear: number;
  /** What is used up first, and the share of one server that is needed of it. */
  bottleneck: { what: string; share: number };
  /** Installations by which each of these stays within one server. */
  cells: number;
};

/** `--connections` and one for notices or hints. */
const CONNECTIONS_PER_PROCESS = 21;
/** At least two APIs and two workers. */
const LEAST_PROCESSES = 4;
const DAY_S = 86_400;
const YEAR_DAYS = 365;

/** What the load needs at its peak, from what one item costs. */
export function capacityOf(costs: Costs, load: Load): Capacity {
  const eventsPerSecond = (load.learners * load.eventsPerDay * load.peak) / DAY_S;
  const completionsPerSecond = (load.learners * load.completionsPerWeek * load.peak) / (7 * DAY_S);
  const coresOf = (part: keyof Cpu): number => {
    const event = load.attendedShare * costs.attended[part] + (1 - load.attendedShare) * costs.alone[part];
    const ms = eventsPerSecond * event + completionsPerSecond * costs.completion[part];
    return ms / 1000 / load.use;
  };
  const cores = { node: coresOf('node'), postgres: coresOf('postgres'), temporal: coresOf('temporal') };
  const processes = Math.max(LEAST_PROCESSES, Math.ceil(cores.node));
  const connections = processes * CONNECTIONS_PER_PROCESS;
  const bytesPerDay =
    load.learners *
    (load.eventsPerDay * costs.eventBytes + (load.completionsPerWeek / 7) * costs.completionBytes);
  const terabytesPerYear = (bytesPerDay * YEAR_DAYS) / 1e12;
  const shares = [
    { what: 'cores of Postgres', share: cores.postgres / load.postgresCores },
    { what: 'cores of Temporal', share: cores.temporal / load.temporalCores },
    { what: 'connections of Postgres', share: connections / load.connections },
    { what: 'storage of a year', share: terabytesPerYear / load.terabytes },
  ];
  const bottleneck = shares.toSorted((a, b) => b.share - a.share)[0]!;
  const cells = Math.max(1, Math.ceil(bottleneck.share));
  return {
    eventsPerSecond,
    completionsPerSecond,
    cores,
    processes,
    connections,
    terabytesPerYear,
    bottleneck,
    cells,
  };
}
