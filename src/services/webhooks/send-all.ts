import pLimit from 'p-limit';
import type { WebhookMessage } from '../../http/webhooks/messages.ts';
import { isDelivered } from '../../http/webhooks/webhook-views.ts';
import type { Lane } from '../../store/webhooks/lanes.ts';
import { STOPPED, type Answer, type Post } from './post.ts';
import { inMessageSpan } from '../../tracing/event-trace.ts';
import { markFailed } from '../../tracing/span.ts';
import type { Sending } from './sending.ts';
import { signedHeaders } from './signed-headers.ts';

/** Messages of different learners that one endpoint gets at the same time. */
const AT_ONCE = 4;

export type LaneSending = Sending & {
  post: Post;
  /** Messages after the stored position that were delivered: kept over failures, so that only a crash repeats them. */
  delivered: Set<string>;
};

/** The first failure, and how many messages were delivered. */
export type Sent = { failed: Answer | null; count: number };

/** Sends messages: those of one learner in order, of several learners at once, until one fails or the claim is lost. */
export async function sendAll(
  deps: LaneSending,
  lane: Lane,
  messages: readonly WebhookMessage[],
): Promise<Sent> {
  const sent: Sent = { failed: null, count: 0 };
  let isEnding = false;
  const ofLearners = Map.groupBy(messages, ({ learner }) => learner);
  await pLimit(AT_ONCE).map(ofLearners.values(), async (ofOne) => {
    for (const message of ofOne) {
      if (deps.delivered.has(message.id)) continue;
      if (isEnding || deps.stopping.aborted) return;
      const outcome = await sendOne(deps, lane, message);
      if (outcome === 'delivered') sent.count += 1;
      else if (outcome !== 'erased') {
        isEnding = true;
        if (typeof outcome === 'object') sent.failed ??= outcome;
        return;
      }
      deps.delivered.add(message.id);
    }
  });
  return sent;
}

/** Sends one message. The answer if it failed; `lost` also when the sender stopped meanwhile. */
async function sendOne(
  { store, sender, timeoutMs, post, cut, metrics }: LaneSending,
  { id: webhook, revision, url }: Lane,
  { id: message, kind, learner, body, events = [] }: WebhookMessage,
): Promise<'delivered' | 'erased' | 'lost' | Answer> {
  const secrets = await store.webhooks.maySend({ id: webhook, sender, revision }, learner, timeoutMs);
  if (typeof secrets === 'string') return secrets;
  const answer = await inMessageSpan(
    `webhook ${kind}`,
    events,
    store.events.traces,
    async (span, headers) => {
      const signed = signedHeaders(secrets, message, new Date(), body);
      const answered = await post.send({ url, headers: { ...headers, ...signed }, body }, cut);
      if (answered.status !== null) span.setAttribute('http.response.status_code', answered.status);
      if (!isDelivered(answered.status)) markFailed(span, String(answered.status ?? 'no_answer'));
      return answered;
    },
  );
  if (answer.problem === STOPPED) return 'lost';
  const isRight = isDelivered(answer.status);
  metrics?.webhookDeliveries.inc({ outcome: isRight ? 'delivered' : 'failed' });
  await store.webhooks.log({ webhook, message, kind, learner, ...answer });
  return isRight ? 'delivered' : answer;
}
