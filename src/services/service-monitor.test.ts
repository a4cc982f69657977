import { expect, test } from 'vitest';
import { collectingLogger } from '../../test/support/collecting-logger.ts';
import { createMetrics, metricsText } from '../http/operations/metrics.ts';
import type { Looked, ServiceState } from '../http/operations/readiness.ts';
import { startServiceMonitor } from './service-monitor.ts';

const looked = (state: ServiceState): Looked => ({ state, reason: state === 'up' ? null : 'refused' });

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
