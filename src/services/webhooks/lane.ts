import { covers, loadMessages } from '../../http/webhooks/load-messages.ts';
import { bodyOf, messageId } from '../../http/webhooks/messages.ts';
import type { Position } from '../../store/changes/read-changes.ts';
import type { Lane } from '../../store/webhooks/lanes.ts';
import type { Outgoing } from '../../store/webhooks/outgoing.ts';
import { backOff } from './back-off.ts';
import { PAGE, type Feed } from './feed.ts';
import type { Answer } from './post.ts';
import { sendAll, type LaneSending, type Sent } from './send-all.ts';

/** How often a position is stored that moved without a delivery. */
const SAVE_MS = 10_000;

export type LaneDependencies = LaneSending & { feed: Feed; epoch: string };

/** Delivers to one endpoint, until a failure, the loss of the claim or the stop. */
export async function runLane(deps: LaneDependencies, lane: Lane): Promise<void> {
  const { store, feed, stopping } = deps;
  if (lane.gap !== null && !(await passGap(deps, lane))) return;
  let position = lane.gap === 'restored' ? await store.changes.end() : lane.position;
  let savedAt = lane.gap === null ? performance.now() : -Infinity;
  let { failures } = lane;

  while (!stopping.aborted) {
    const page = await deliverPage(deps, lane, await feed.read(position));
    const { sent, isEnd, isDone } = page;
    position = page.position ?? position;
    if (sent.count > 0) failures = 0;
    if (sent.count > 0 || !isDone || performance.now() - savedAt > SAVE_MS) {
      const completeTo = isEnd ? null : page.completeTo;
      if (isEnd || page.position)
        await store.webhooks.save(claimOf(deps, lane), { position, completeTo, delivered: sent.count > 0 });
      savedAt = performance.now();
    }
    if (isDone) deps.delivered.clear();
    if (sent.failed) return recordFailure(deps, { ...lane, failures }, sent.failed);
    if (!isDone) return;
    if (isEnd) await feed.next(stopping);
  }
}

type Page = {
  sent: Sent;
  /** The last row before the first one that is not done, and its time; null if that is the first. */
  position: Position | null;
  completeTo: number | null;
  isDone: boolean;
  /** Whether nothing follows. */
  isEnd: boolean;
};

/** Sends what an endpoint is told of in rows of the feed. */
async function deliverPage(deps: LaneDependencies, lane: Lane, rows: readonly Outgoing[]): Promise<Page> {
  const wanted = rows.filter((row) => covers(lane, row)) as (Outgoing & { id: string })[];
  const messages = wanted.length > 0 ? await loadMessages(deps.store, deps.epoch, lane, wanted) : [];
  const sent = await sendAll(deps, lane, messages.flat());
  const undone = wanted[messages.findIndex((ofRow) => ofRow.some(({ id }) => !deps.delivered.has(id)))];
  const last = (undone ? rows.slice(0, rows.indexOf(undone)) : rows).at(-1) ?? null;
  const isDone = undone === undefined;
  return { sent, position: last, completeTo: last?.at ?? null, isDone, isEnd: isDone && rows.length < PAGE };
}

const claimOf = ({ sender }: LaneDependencies, { id, revision }: Lane) => ({ id, revision, sender });

/** Tells a receiver that changes may be missing, before anything else. Whether it was told. */
async function passGap(deps: LaneDependencies, lane: Lane): Promise<boolean> {
  const { id, revision, completeTo, gap } = lane;
  const message = {
    id: messageId(deps.epoch, 'reset', id, revision, completeTo),
    kind: 'reset',
    learner: null,
    body: bodyOf('reset', Date.now(), { since: new Date(completeTo).toISOString(), reason: gap }),
  };
  const { failed } = await sendAll(deps, lane, [message]);
  if (failed) await recordFailure(deps, lane, failed);
  return deps.delivered.has(message.id);
}

/** Plans the next attempt, or disables an endpoint that failed for too long or is gone. */
async function recordFailure(deps: LaneDependencies, lane: Lane, answer: Answer): Promise<void> {
  const { store, logger, giveUpMs, firstRetryMs } = deps;
  const { status, problem, retryAfter } = answer;
  const chance = { random: Math.random(), now: Date.now() };
  const delayMs = backOff(lane.failures + 1, retryAfter, { ...chance, firstMs: firstRetryMs });
  const reason = status === 410 ? ('gone' as const) : null;
  const disabled = await store.webhooks.fail(claimOf(deps, lane), { delayMs, giveUpMs, reason });
  const about = { webhook: lane.id, status, problem };
  if (disabled === null) logger.info({ ...about, delayMs }, 'webhook delivery failed');
  else logger.warn({ ...about, reason: disabled }, 'webhook disabled: write it again to continue');
}
