import { errorFields } from '../../http/problems/error-fields.ts';
import { bodyOf } from '../../http/webhooks/messages.ts';
import { isDelivered } from '../../http/webhooks/webhook-views.ts';
import type { WebhookTest } from '../../store/webhooks/tests.ts';
import type { Sending } from './sending.ts';
import { signedHeaders } from './signed-headers.ts';

const AT_ONCE = 10;

/** Sends the test messages that operators asked for, each once. */
export function createTestSending({ store, logger, metrics, newPost, cut }: Sending) {
  const running = new Set<Promise<void>>();

  async function send({ message, id, url, secrets }: WebhookTest): Promise<void> {
    const post = newPost();
    const body = bodyOf('test', Date.now(), { webhook: id });
    const headers = signedHeaders(secrets, message, new Date(), body);
    const answer = await post.send({ url, headers, body }, cut);
    post.close();
    metrics?.webhookDeliveries.inc({ outcome: isDelivered(answer.status) ? 'delivered' : 'failed' });
    await store.webhooks.log({ webhook: id, message, kind: 'test', learner: null, ...answer });
  }

  return {
    /** Takes what was asked for and does not wait for answers. */
    async take(): Promise<void> {
      for (const test of await store.webhooks.takeTests(AT_ONCE)) {
        const sending = send(test).catch((error: Error) =>
          logger.warn({ webhook: test.id, ...errorFields(error) }, 'webhook test failed'),
        );
        running.add(sending);
        void sending.finally(() => running.delete(sending));
      }
    },
    idle: () => Promise.all(running),
  };
}
