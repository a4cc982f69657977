import { expect, test } from 'vitest';
import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';
import { learnerWorkflowId } from '../../src/workflows/ids.ts';
import { historiesOf, textOf } from '../support/histories.ts';
import { startSystem } from '../support/system.ts';
import { createTestJudge } from '../support/test-judge.ts';
import { sessionOf } from './session.ts';

test('invariant 10: no text, name or payload is in any history, for any error of the judge', async () => {
  const secrets = [
    'Okafor',
    'revenue dropped after',
    'https://files.example/q3',
    'Maya',
    'note-9',
    'learner turn',
  ];
  const leaks = async ({ before }: { before: number }) => {
    if (before < 2)
      throw new Error('could not read "revenue dropped after the launch" by Maya Okafor', { cause: secrets });
  };
  const system = await startSystem({ judge: createTestJudge(leaks), policy: { verdictWait: '100ms' } });
  const said: IncomingEvent = {
    ...sessionOf('learner-1', 1)[0]!,
    id: 'said',
    data: {
      program: 'p',
      stage: 's0',
      text: 'Maya Okafor here: revenue dropped after the launch',
      files: [
        {
          name: 'Okafor.pdf',
          mediaType: 'application/pdf',
          sha256: 'ab',
          href: 'https://files.example/q3',
          text: 'Okafor',
        },
      ],
    },
  };
  await system.post([said, ...sessionOf('learner-1', 20)]);
  await system.settled();
  const histories = await historiesOf(system.client, learnerWorkflowId(system.epoch, 'learner-1'));
  const text = histories.map(textOf).join('\n');
  // Check that the search sees payloads: the result of award, and the opaque id given to activities.
  expect(text).toContain('"awarded":');
  expect(text).toContain('"learner-1"');
  expect(text, 'the failure is recorded, by name only').toContain('Error');
  for (const secret of secrets) expect(text).not.toContain(secret);
  await system.stop();
});

test('a burst of 400 events adds at most one history event per ten awards', async () => {
  const system = await startSystem({ judge: createTestJudge() });
  await system.post(sessionOf('learner-1', 400, 1000));
  await system.settled();
  const histories = await historiesOf(system.client, learnerWorkflowId(system.epoch, 'learner-1'));
  const events = histories.reduce((sum, { events }) => sum + (events?.length ?? 0), 0);
  expect(events / 400).toBeLessThanOrEqual(0.1);
  await system.stop();
});
