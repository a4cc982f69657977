import { expect, test } from 'vitest';
import { collectingLogger } from '../../test/support/collecting-logger.ts';
import { createMetrics, metricsText } from '../http/operations/metrics.ts';
import type { Looked, ServiceState } from '../http/operations/readiness.ts';
import { startServiceMonitor } from './service-monitor.ts';

const looked = (state: ServiceState): Looked => ({ state, reason: state === 'up' ? null : 'refused' });

test('a service that starts with the process has time to, and one that never comes is logged', async () => {
  const { logger, lines } = collectingLogger();
  let looks = 0;
  const look = async () => {
    looks += 1;
    return { worker: looked(looks > 5 ? 'up' : 'down'), temporal: looked('down') };
  };
  const monitor = (startMs: number) =>
    startServiceMonitor({ look, logger, metrics: createMetrics(), everyMs: 1, startMs });
  const patient = monitor(3_600_000);
  await expect.poll(() => looks).toBeGreaterThan(6);
  await patient.stop();
  expect(lines).toEqual([]);
  const strict = monitor(0);
  await expect.poll(() => lines.map(({ service }) => service)).toEqual(['temporal']);
  await strict.stop();
});

test('an outage is one line when it begins and one when it ends; a single late answer is none', async () => {
  const { logger, lines } = collectingLogger();
  const metrics = createMetrics();
  const states: ServiceState[] = ['up', 'down', 'up', 'down', 'down', 'unknown', 'down', 'up', 'up'];
  const seen = Promise.withResolvers<void>();
  const look = async () => {
    const state = states.shift();
    if (state === undefined) seen.resolve();
    return { temporal: looked(state ?? 'up'), schema: looked('up') };
  };
  const monitor = startServiceMonitor({ look, logger, metrics, everyMs: 1 });
  await seen.promise;
  await monitor.stop();
  expect(lines.map(({ level, msg, service, reason }) => ({ level, msg, service, reason }))).toEqual([
    { level: 40, msg: 'service is down', service: 'temporal', reason: 'refused' },
    { level: 30, msg: 'service is up again', service: 'temporal', reason: undefined },
  ]);
  expect(await metricsText(metrics)).toContain('touchstone_service_up{service="temporal"} 1');
});
