import { metrics, resources } from '@opentelemetry/sdk-node';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { readExposition } from './exposition.ts';
import { prometheusProducer } from './prometheus-producer.ts';

async function collected(text: string) {
  const resource = resources.defaultResource();
  const { resourceMetrics } = await prometheusProducer(async () => text, resource).collect();
  return new Map(resourceMetrics.scopeMetrics[0]!.metrics.map((one) => [one.descriptor.name, one]));
}

test('counters, gauges and histograms of prom-client keep their values, labels and units', async () => {
  const registers = [new Registry()];
  const common = { help: 'Is "said" \\ here', registers };
  const counter = new Counter({ ...common, name: 'events_total', labelNames: ['status'] });
  const gauge = new Gauge({ ...common, name: 'size_bytes' });
  const waited = new Histogram({ ...common, name: 'wait_seconds', buckets: [0.1, 1], labelNames: ['route'] });
  counter.inc({ status: 'a "quoted", {odd} \\ one' }, 3);
  counter.inc({ status: 'b' });
  gauge.set(-2.5);
  for (const value of [0.05, 0.5, 0.6, 7]) waited.observe({ route: '/a' }, value);
  waited.observe({ route: '/b' }, 1);
  const found = await collected(await registers[0]!.metrics());

  expect(found.get('events_total')).toMatchObject({
    descriptor: { description: common.help, unit: '' },
    isMonotonic: true,
    aggregationTemporality: metrics.AggregationTemporality.CUMULATIVE,
    dataPoints: [
      { attributes: { status: 'a "quoted", {odd} \\ one' }, value: 3 },
      { attributes: { status: 'b' }, value: 1 },
    ],
  });
  expect(found.get('size_bytes')).toMatchObject({
    descriptor: { unit: 'By' },
    dataPoints: [{ value: -2.5 }],
  });
  const { descriptor, dataPoints } = found.get('wait_seconds')!;
  expect(descriptor.unit).toBe('s');
  expect(dataPoints.map(({ attributes, value }) => ({ attributes, value }))).toEqual([
    {
      attributes: { route: '/a' },
      value: { buckets: { boundaries: [0.1, 1], counts: [1, 2, 1] }, sum: 8.15, count: 4 },
    },
    {
      attributes: { route: '/b' },
      value: { buckets: { boundaries: [0.1, 1], counts: [0, 1, 0] }, sum: 1, count: 1 },
    },
  ]);
});

test('an empty text has no metrics, and a metric without a sample is left out', () => {
  expect(readExposition('')).toEqual([]);
  expect(readExposition('# HELP a A\n# TYPE a counter\nb 1\n')).toEqual([]);
});
