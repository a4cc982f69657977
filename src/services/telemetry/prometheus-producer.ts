import { ValueType, type HrTime } from '@opentelemetry/api';
import { core, metrics, type resources } from '@opentelemetry/sdk-node';
import { readExposition, type Family, type Sample } from './exposition.ts';

type Times = { startTime: HrTime; endTime: HrTime };

const UNITS: Record<string, string> = { seconds: 's', bytes: 'By', milliseconds: 'ms' };

/** The unit in the name, as the Unified Code for Units of Measure writes it; otherwise none. */
function unitOf(name: string): string {
  const last =
    name
      .replace(/_total$/, '')
      .split('_')
      .at(-1) ?? '';
  return UNITS[last] ?? '';
}

const withoutBound = ({ labels }: Sample): Record<string, string> => {
  const { le: _, ...others } = labels;
  return others;
};

/** Each histogram of a family, whose buckets Prometheus counts from 0 and OTLP from the bound before. */
function histogramsOf({ name, samples }: Family, times: Times): metrics.DataPoint<metrics.Histogram>[] {
  const groups = Map.groupBy(samples, (sample) => JSON.stringify(withoutBound(sample)));
  return [...groups.values()].map((group) => {
    const valueOf = (suffix: string): number =>
      group.find((sample) => sample.name === `${name}_${suffix}`)?.value ?? 0;
    const buckets = group
      .filter((sample) => sample.name === `${name}_bucket`)
      .map(({ labels, value }) => ({ le: labels['le'] === '+Inf' ? Infinity : Number(labels['le']), value }))
      .toSorted((a, b) => a.le - b.le);
    const counts = buckets.map(({ value }, at) => value - (buckets[at - 1]?.value ?? 0));
    const boundaries = buckets.flatMap(({ le }) => (le === Infinity ? [] : [le]));
    const value = { buckets: { boundaries, counts }, sum: valueOf('sum'), count: valueOf('count') };
    return { ...times, attributes: withoutBound(group[0]!), value };
  });
}

function dataOf(family: Family, times: Times): metrics.MetricData {
  const { name, type, help, samples } = family;
  const common = {
    descriptor: { name, description: help, unit: unitOf(name), valueType: ValueType.DOUBLE },
    aggregationTemporality: metrics.AggregationTemporality.CUMULATIVE,
  };
  const dataPoints = samples.map(({ labels, value }) => ({ ...times, attributes: labels, value }));
  switch (type) {
    case 'counter':
      return { ...common, dataPointType: metrics.DataPointType.SUM, isMonotonic: true, dataPoints };
    case 'histogram':
      return {
        ...common,
        dataPointType: metrics.DataPointType.HISTOGRAM,
        dataPoints: histogramsOf(family, times),
      };
    default:
      return { ...common, dataPointType: metrics.DataPointType.GAUGE, dataPoints };
  }
}

/**
 * Metrics in the text format of Prometheus as a source of the SDK, so that what OTLP sends is what `/metrics` serves. Counted
 * since the start of the process.
 */
export function prometheusProducer(
  read: () => Promise<string>,
  resource: resources.Resource,
): metrics.MetricProducer {
  const startTime = core.millisToHrTime(Date.now());
  return {
    async collect() {
      const times = { startTime, endTime: core.millisToHrTime(Date.now()) };
      const found = readExposition(await read()).map((family) => dataOf(family, times));
      const scopeMetrics = [{ scope: { name: 'touchstone' }, metrics: found }];
      return { resourceMetrics: { resource, scopeMetrics }, errors: [] };
    },
  };
}
