import { afterAll, beforeAll, expect, test } from 'vitest';
import { selectJudge } from '../src/judge/select-judge.ts';
import { readFile } from 'node:fs/promises';
import { startSystem, type System } from './support/system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem({ judge: selectJudge({}) });
});
afterAll(() => system.stop());

test('the recorded session plays through the whole loop: every event one award, verdicts, a clean chain', async () => {
  const lines = (
    await readFile(new URL('../examples/sessions/junior-analyst.jsonl', import.meta.url), 'utf8')
  )
    .trim()
    .split('\n');
  const events = lines
    .map((line) => JSON.parse(line))
    .map((event) => ({
      learner: event.subject,
      id: event.id,
      source: event.source,
      type: event.type,
      time: Date.parse(event.time),
      speaker: event.data.speaker ?? 'learner',
      data: event.data,
    }));
  const t = Date.now();
  await system.post(events);
  await system.settled();
  console.log('settled in', Date.now() - t);
  const learner = (await system.store.learners.read(events[0]!.learner))!;
  console.log(JSON.stringify(learner.layer, null, 1).slice(0, 3000));
  const { no } = (await system.store.learners.find(events[0]!.learner))!;
  const cals = await system.store.calibrations.read(no, { after: 0, limit: 100 });
  console.log(
    cals.map((c) => [
      c.number,
      c.completion,
      c.source,
      c.observations
        .map((o) => `${o.skill} ${o.source} ${o.x.toFixed(0)}/${o.evidence}/${o.confidence}`)
        .join('; '),
      c.text?.reason,
    ]),
  );
  expect(await system.store.ledger.verify(events[0]!.learner)).toMatchObject({ intact: true });
});
