import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** For requests and calls. */
export const SHORT = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** For work that may wait for minutes. */
export const LONG = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600];

export type Instruments = ReturnType<typeof instrumentsIn>;

/** Makes metrics of the product in a registry. */
export function instrumentsIn(registry: Registry) {
  const of = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) => ({
    name: `touchstone_${name}`,
    help,
    labelNames,
    registers: [registry],
  });
  return {
    counter: <Label extends string>(name: string, help: string, labels: readonly Label[] = []) =>
      new Counter<Label>(of(name, help, labels)),
    gauge: <Label extends string>(name: string, help: string, labels: readonly Label[] = []) =>
      new Gauge<Label>(of(name, help, labels)),
    histogram: <Label extends string>(
      name: string,
      help: string,
      buckets: number[],
      labels: readonly Label[] = [],
    ) => new Histogram<Label>({ ...of(name, help, labels), buckets }),
  };
}
