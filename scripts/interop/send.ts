// Sends every event of a file structured, binary and in a batch with the CloudEvents SDK for JavaScript.
import { CloudEvent, HTTP } from 'cloudevents';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';

const { URL: url, KEY, SUBJECT, FILE } = process.env as Record<'URL' | 'KEY' | 'SUBJECT' | 'FILE', string>;
const { source, type, time, ids } = JSON.parse(readFileSync(FILE, 'utf8')) as {
  source: string;
  type: string;
  time: string;
  ids: string[];
};

/** Posts with Node's own client, since `fetch` may not send all headers that the SDK makes. */
function post(headers: Record<string, unknown>, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/v1/events`, {
      method: 'POST',
      headers: { ...(headers as Record<string, string>), authorization: `Bearer ${KEY}` },
    });
    sent.on('response', async (answer) => {
      const text = (await answer.toArray()).join('');
      console.log(text);
      if (answer.statusCode === 202) resolve();
      else reject(new Error(`${answer.statusCode} ${text}`));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const events = ids.map(
  (id) =>
    new CloudEvent({ id, source, type, subject: SUBJECT, time, data: { text: `Sent by an SDK as ${id}` } }),
);
for (const event of events) {
  for (const convert of [HTTP.structured, HTTP.binary]) {
    const { headers, body } = convert(event);
    await post(headers, body as string);
  }
}
await post({ 'content-type': 'application/cloudevents-batch+json' }, JSON.stringify(events));
