import { useTexts } from '../i18n/texts.ts';
import { defineTexts } from '../i18n/texts.ts';

const texts = defineTexts(
  { title: 'The same from your platform', curl: 'curl', sdk: 'SDK' },
  { title: 'Dasselbe von Ihrer Plattform aus', curl: 'curl', sdk: 'SDK' },
);

export type Call = { method: string; path: string; body?: unknown; type?: string; sdk: string };

/** The call that sends an event. */
export const sendCall = (event: unknown): Call => ({
  method: 'POST',
  path: '/v1/events',
  type: 'application/cloudevents+json',
  body: event,
  sdk: `await touchstone.send([${JSON.stringify(event)}]);`,
});

function curlOf({ method, path, body, type = 'application/json' }: Call): string {
  const head = `curl -X ${method} ${location.origin}${path} \\\n  -H "authorization: Bearer $KEY"`;
  if (body === undefined) return head;
  const data = JSON.stringify(body).replaceAll("'", String.raw`'\''`);
  return `${head} -H "content-type: ${type}" \\\n  -d '${data}'`;
}

/** What an action of this page is, each of its calls as a command and as a line of the client. */
export function CallLines({ calls }: { calls: readonly Call[] }) {
  const t = useTexts(texts);
  return (
    <details>
      <summary className="text-accent">{t.title}</summary>
      <dl className="mt-2 grid gap-2">
        {calls.flatMap((call, index) =>
          [
            [t.curl, curlOf(call)],
            [t.sdk, call.sdk],
          ].map(([name, text]) => (
            <div key={`${index} ${name}`} className="grid gap-1">
              <dt className="text-note text-muted">{name}</dt>
              <dd>
                <pre className="whitespace-pre-wrap break-all rounded bg-sunken p-2 font-mono text-note">
                  {text}
                </pre>
              </dd>
            </div>
          )),
        )}
      </dl>
    </details>
  );
}
