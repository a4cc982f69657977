import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { collectingLogger } from '../../../test/support/collecting-logger.ts';
import { onDatabase } from '../../../test/support/on-database.ts';
import { eventOf, openStore, verdictAt } from '../../../test/support/open-store.ts';
import { startReceiver, type Received, type Receiver } from '../../../test/support/webhook-receiver.ts';
import type { WebhookSettings } from '../../store/webhooks/webhook.ts';
import { startWebhookSender, type SenderOptions } from './sender.ts';

const open = openStore();
const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
  for (const { id } of await open.store.webhooks.list('', 200)) await open.store.webhooks.delete(id);
});

async function receiver(...respond: Parameters<typeof startReceiver>): Promise<Receiver> {
  const started = await startReceiver(...respond);
  stops.push(started.stop);
  return started;
}

const log = collectingLogger();

function startSender(options: Partial<SenderOptions> = {}) {
  const { store } = open;
  const settings = { allowsPrivate: true, tickMs: 50, timeoutMs: 1000, firstRetryMs: 50, leaseMs: 6000 };
  const sender = startWebhookSender({ store, logger: log.logger, ...settings, ...options });
  stops.push(sender.stop);
  return sender;
}

async function put(id: string, url: string, settings: Partial<WebhookSettings> = {}): Promise<Buffer> {
  const base: WebhookSettings = { url, kinds: ['award'], prefix: `${id}-`, group: null, roles: [] };
  const stored = await open.store.webhooks.put(id, { ...base, ...settings });
  return (stored as { secret: Buffer }).secret;
}

/** Sends and awards `count` events of a learner, each in a change of its own. */
async function work(learner: string, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += 1) {
    await open.store.events.accept([eventOf(learner)]);
    await open.store.ledger.award(learner, 0);
  }
}

const entriesOf = (received: readonly Received[], learner: string) =>
  received
    .filter(({ type, data }) => type === 'award' && data.learner === learner)
    .flatMap(({ data }) => (data.entries as { entry: number }[]).map(({ entry }) => entry));

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test('a claim from before the clock of the database was set back does not hold up an endpoint for two hours', async () => {
  const { url, received } = await receiver();
  await put('ahead', url);
  await work('ahead-ada', 1);
  await onDatabase(
    open.url,
    `UPDATE webhooks SET claimed_by = gen_random_uuid(), claimed_until = clock_timestamp() + interval '2 hours'`,
  );
  startSender();
  await expect.poll(() => entriesOf(received, 'ahead-ada'), { timeout: 20_000 }).toEqual([1]);
});

test('every kind is delivered in the order of the learner, signed with both secrets, and without text of people', async () => {
  const { store } = open;
  const { url, received } = await receiver();
  const kinds = [
    'award',
    'calibration',
    'level',
    'facet',
    'review',
    'standing.met',
    'learner.erased',
  ] as const;
  await store.roles.put(0, {
    code: 'easy',
    title: 'Easy',
    source: 'custom',
    jobZone: null,
    medianWageUsd: null,
    status: null,
    reportedTitles: [],
    featured: false,
    required: { independence: 1, quality: 1, communication: 1, speed: 1, overall: null },
  });
  const first = await put('all', url, { kinds: [...kinds], roles: ['easy'] });
  const { secret: second } = (await store.webhooks.rotate('all', 60_000))!;
  startSender();
  const learner = 'all-maya';
  await store.events.accept([
    eventOf(learner, 'chat.turn_taken', { text: 'I saw a nightjar' }),
    eventOf(learner, 'stage.completed', { outcome: 'passed', text: 'the nightjar sang' }),
  ]);
  await store.ledger.award(learner, 0);
  const verdict = { ...verdictAt(95), reason: 'You heard the nightjar.', asksReview: true };
  await store.calibrations.commit(learner, 2, verdict);
  await store.reviews.appeal(learner, { calibration: 1, by: 'all-maya', reason: 'not a nightjar' });
  await store.reviews.review(learner, { number: 1, by: 'rev', reason: 'a nightjar', decision: 'upheld' });
  for (let completion = 3; completion <= 12; completion += 1) {
    await store.events.accept([eventOf(learner, 'stage.completed', { outcome: 'passed' })]);
    await store.ledger.award(learner, 0);
    await store.calibrations.commit(learner, completion, verdictAt(95));
  }
  const reviewsOf1 = () =>
    received
      .filter(({ type, data }) => type === 'review' && data.calibration === 1)
      .map(({ data }) => data.action);
  await expect.poll(() => received.filter(({ type }) => type === 'calibration').length).toBe(11);
  await store.learners.erase(learner);
  await expect.poll(() => received.at(-1)?.type).toBe('learner.erased');

  const types = received.map(({ type }) => type);
  expect(new Set(types)).toEqual(new Set(kinds));
  expect(types.indexOf('award')).toBeLessThan(types.indexOf('calibration'));
  expect(types.indexOf('calibration')).toBeLessThan(types.indexOf('standing.met'));
  expect(reviewsOf1()).toEqual(['queued', 'appealed', 'decided']);
  expect(entriesOf(received, learner).slice(0, 2)).toEqual([1, 2]);
  expect(received.map(({ text }) => text).join('\n')).not.toContain('nightjar');
  expect(new Set(received.map(({ id }) => id)).size).toBe(received.length);
  for (const secret of [first, second]) {
    for (const { text, headers } of received)
      new Webhook(secret.toString('base64')).verify(text, headers as Record<string, string>);
  }
  expect(() =>
    new Webhook(first.toString('base64')).verify('{}', received[0]!.headers as Record<string, string>),
  ).toThrow('No matching signature');
});

test('once the time of the secret before is over, messages are signed with the new one only', async () => {
  const { url, received } = await receiver();
  const first = await put('turn', url);
  const { secret: second } = (await open.store.webhooks.rotate('turn', 1500))!;
  startSender();
  const isSignedWith = (secret: Buffer, { id, text, headers }: Received) =>
    String(headers['webhook-signature'])
      .split(' ')
      .includes(
        new Webhook(secret.toString('base64')).sign(
          id,
          new Date(Number(headers['webhook-timestamp']) * 1000),
          text,
        ),
      );
  await work('turn-a', 1);
  await expect.poll(() => entriesOf(received, 'turn-a')).toEqual([1]);
  await sleep(1500);
  await work('turn-a', 1);
  await expect.poll(() => entriesOf(received, 'turn-a')).toEqual([1, 2]);
  expect(received.map((one) => [first, second].map((secret) => isSignedWith(secret, one)))).toEqual([
    [true, true],
    [false, true],
  ]);
});

test('a receiver that fails gets the same message again, then the rest in order; every answer is in the log', async () => {
  let failures = 0;
  const { url, received } = await receiver((_, response) => {
    failures += 1;
    if (failures <= 3) response.writeHead(500).end('not now');
    else response.writeHead(204).end();
  });
  await put('fail', url);
  await work('fail-a', 3);
  startSender();
  await expect.poll(() => entriesOf(received.slice(3), 'fail-a')).toEqual([1, 2, 3]);
  expect(new Set(received.slice(0, 4).map(({ id }) => id)).size).toBe(1);
  await expect
    .poll(async () => (await open.store.webhooks.deliveries('fail', { before: 0, limit: 10 })).length)
    .toBe(6);
  const logged = await open.store.webhooks.deliveries('fail', { before: 0, limit: 10 });
  expect(logged.map(({ status, answer }) => `${status} ${answer}`).toReversed()).toEqual([
    ...Array.from({ length: 3 }, () => '500 not now'),
    ...Array.from({ length: 3 }, () => '204 '),
  ]);
  await expect
    .poll(() => open.store.webhooks.find('fail'))
    .toMatchObject({ failures: 0, failingSince: null });
});

test('a receiver that hangs delays no other, and its learners are served in parallel', async () => {
  const hanging = await receiver(() => undefined);
  const quick = await receiver();
  await put('hang', hanging.url, { prefix: null });
  await put('quick', quick.url, { prefix: null });
  await Promise.all(['h-a', 'h-b', 'h-c'].map((learner) => work(learner, 4)));
  startSender({ timeoutMs: 100_000, leaseMs: 300_000 });
  await expect.poll(() => hanging.received.length).toBe(3);
  for (const learner of ['h-a', 'h-b', 'h-c'])
    await expect.poll(() => entriesOf(quick.received, learner)).toEqual(upTo(4));
  expect(hanging.received.length).toBe(3);
});

test('after the time to give up an endpoint is disabled with a notice, and continues where it was when written again', async () => {
  const { url, received, respond } = await receiver((_, response) => response.writeHead(503).end());
  await put('dead', url);
  startSender({ giveUpMs: 400 });
  await work('dead-a', 2);
  await expect
    .poll(() => open.store.webhooks.find('dead'))
    .toMatchObject({ disabledReason: 'failing', disabledAt: expect.any(Number) });
  expect(log.lines.find(({ msg }) => msg.startsWith('webhook disabled'))).toMatchObject({
    webhook: 'dead',
    reason: 'failing',
    status: 503,
  });
  expect((await open.store.webhooks.oldest()).disabled).toBe(1);
  respond((_, response) => response.writeHead(200).end());
  const before = received.length;
  await put('dead', url);
  await expect.poll(() => entriesOf(received.slice(before), 'dead-a')).toEqual([1, 2]);
});

test('410 disables at once', async () => {
  const { url, received } = await receiver((_, response) => response.writeHead(410).end());
  await put('gone', url);
  startSender();
  await work('gone-a', 1);
  await expect.poll(() => open.store.webhooks.find('gone')).toMatchObject({ disabledReason: 'gone' });
  expect(received).toHaveLength(1);
});

test('a replay delivers again from a time with the same ids, and one to now skips what waits', async () => {
  const { url, received, respond } = await receiver();
  await put('again', url);
  startSender();
  await work('again-a', 2);
  await expect.poll(() => entriesOf(received, 'again-a')).toEqual([1, 2]);
  const from = new Date(Date.now() - 60_000);
  await open.store.webhooks.replay('again', from);
  await expect.poll(() => entriesOf(received, 'again-a')).toEqual([1, 2, 1, 2]);
  expect(received.slice(2).map(({ id }) => id)).toEqual(received.slice(0, 2).map(({ id }) => id));

  respond((_, response) => response.writeHead(500).end());
  await work('again-a', 1);
  await expect
    .poll(() => open.store.webhooks.find('again'))
    .toMatchObject({ failingSince: expect.any(Number) });
  await open.store.webhooks.replay('again', new Date(Date.now() + 1000));
  respond((_, response) => response.writeHead(204).end());
  const before = received.length;
  await work('again-a', 1);
  await expect.poll(() => entriesOf(received.slice(before), 'again-a')).toEqual([4]);
  expect(await open.store.webhooks.replay('again', new Date(Date.now() - 8 * 86_400_000))).toBe('too_old');
});

test('a test message is sent once, also to a disabled endpoint, and its answer is in the log', async () => {
  const { url, received, respond } = await receiver((_, response) => response.writeHead(410).end());
  const secret = await put('tried', url);
  startSender();
  await work('tried-a', 1);
  await expect.poll(() => open.store.webhooks.find('tried')).toMatchObject({ disabledReason: 'gone' });
  respond((_, response) => response.writeHead(202).end('hello'));
  expect(await open.store.webhooks.askForTest('tried', 'msg_test_1')).toBe(true);
  await expect
    .poll(() => open.store.webhooks.deliveryOf('tried', 'msg_test_1'))
    .toMatchObject({ status: 202, answer: 'hello', kind: 'test' });
  const { text, headers, type } = received.at(-1)!;
  expect(type).toBe('test');
  new Webhook(secret.toString('base64')).verify(text, headers as Record<string, string>);
});

test('only learners of the prefix or group are told of, and an erase is told to the group that the learner was in', async () => {
  const { store } = open;
  const inGroup = await receiver();
  const ofPrefix = await receiver();
  const kinds: WebhookSettings['kinds'] = ['award', 'learner.erased'];
  await put('grouped', inGroup.url, { prefix: null, group: 'blue', kinds });
  await put('prefixed', ofPrefix.url, { prefix: 'pre-', kinds });
  startSender();
  await store.learners.putProfile('g-in', { groups: ['blue'], program: null, parFactor: 1 });
  await work('g-in', 1);
  await work('g-out', 1);
  await work('pre-x', 1);
  for (const learner of ['g-in', 'g-out', 'pre-x']) await store.learners.erase(learner);
  const told = ({ received }: Receiver) => received.map(({ type, data }) => `${type} ${data.learner}`);
  await expect.poll(() => told(inGroup).at(-1)).toBe('learner.erased g-in');
  await expect.poll(() => told(ofPrefix).at(-1)).toBe('learner.erased pre-x');
  expect(new Set(told(inGroup))).not.toContain('award g-out');
  expect(told(inGroup).filter((one) => one.includes('pre-x') || one.includes('g-out'))).toEqual([]);
  expect(told(ofPrefix).filter((one) => one.includes('g-'))).toEqual([]);
});

test('what waits for an erased learner is not sent, and the log forgets the learner', async () => {
  const { url, received, respond } = await receiver((_, response) => response.writeHead(500).end());
  await put('forget', url);
  startSender({ firstRetryMs: 300 });
  await work('forget-a', 3);
  await expect.poll(() => received.length).toBeGreaterThan(0);
  await open.store.learners.erase('forget-a');
  const before = received.length;
  respond((_, response) => response.writeHead(204).end());
  await work('forget-b', 1);
  await expect.poll(() => entriesOf(received.slice(before), 'forget-b')).toEqual([1]);
  expect(entriesOf(received.slice(before), 'forget-a')).toEqual([]);
  const { rows } = await open.store.database.query(
    `SELECT count(*) AS count FROM webhook_deliveries d JOIN learners l ON l.no = d.learner WHERE l.id = 'forget-a'`,
  );
  expect(rows[0].count).toBe(0);
});

test('an answer that comes while the learner is being erased is not logged', async () => {
  const { store } = open;
  await put('erasing', 'https://a.example');
  await work('erasing-a', 1);
  const { no } = (await store.learners.find('erasing-a'))!;
  const erase = await store.database.connect();
  await erase.query('BEGIN');
  await erase.query('UPDATE learners SET erased_at = now(), salt = NULL WHERE no = $1', [no]);
  await erase.query('DELETE FROM webhook_deliveries WHERE learner = $1', [no]);
  const about = { webhook: 'erasing', message: 'm', kind: 'award', learner: no };
  const answered = { status: 500, problem: null, answer: 'about erasing-a', durationMs: 1 };
  const logged = store.webhooks.log({ ...about, ...answered });
  await Promise.race([logged, sleep(200)]);
  await erase.query('COMMIT');
  erase.release();
  await logged;
  const count = 'SELECT count(*) AS count FROM webhook_deliveries WHERE learner = $1';
  expect((await store.database.query(count, [no])).rows[0].count).toBe(0);
});

test('a change whose transaction commits late is not skipped', async () => {
  const { url, received } = await receiver();
  await put('late', url, { kinds: ['award', 'review'] });
  startSender();
  const slow = await open.store.database.connect();
  await open.store.events.accept([eventOf('late-a')]);
  await slow.query('BEGIN');
  // Takes its transaction id before the other change, and commits after it.
  await slow.query('SELECT pg_current_xact_id()');
  await work('late-b', 1);
  await slow.query(`INSERT INTO notices (learner, notice, at)
    SELECT no, '{"kind":"review","action":"queued"}', now() FROM learners WHERE id = 'late-a'`);
  await slow.query('COMMIT');
  slow.release();
  await expect.poll(() => received.map(({ type }) => type).toSorted()).toEqual(['award', 'review']);
});

test('two senders share the endpoints, each message is sent once, and what one leaves the other takes', async () => {
  const receivers = await Promise.all(upTo(4).map(() => receiver()));
  for (const [index, { url }] of receivers.entries()) await put(`share-${index}`, url, { prefix: 'share-' });
  const first = startSender();
  startSender();
  const holders = async () => {
    const { rows } = await open.store.database.query(
      'SELECT claimed_by, count(*) AS count FROM webhooks WHERE claimed_by IS NOT NULL GROUP BY 1',
    );
    return rows.map(({ count }) => String(count)).toSorted();
  };
  await expect.poll(holders).toEqual(['2', '2']);
  await work('share-a', 3);
  for (const { received } of receivers)
    await expect.poll(() => entriesOf(received, 'share-a')).toEqual([1, 2, 3]);
  await first.stop();
  await expect.poll(holders).toEqual(['4']);
  await work('share-a', 1);
  for (const { received } of receivers)
    await expect.poll(() => entriesOf(received, 'share-a')).toEqual([1, 2, 3, 4]);
});

test('after changes were dropped, or the database was restored, the receiver is told first', async () => {
  const { url, received } = await receiver();
  await put('gap', url);
  await open.store.database.query(
    `UPDATE webhooks SET complete_to = now() - interval '9 days' WHERE id = 'gap'`,
  );
  const sender = startSender();
  await work('gap-a', 1);
  await expect.poll(() => received.map(({ type }) => type)).toEqual(['reset', 'award']);
  expect(received[0]!.data).toMatchObject({ reason: 'dropped' });
  await sender.stop();
  await open.store.database.query(`UPDATE webhooks SET epoch = gen_random_uuid() WHERE id = 'gap'`);
  startSender();
  await expect.poll(() => received.at(-1)?.data).toMatchObject({ reason: 'restored' });
  await work('gap-a', 1);
  await expect.poll(() => received.map(({ type }) => type)).toEqual(['reset', 'award', 'reset', 'award']);
});
