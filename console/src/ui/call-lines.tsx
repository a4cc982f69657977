import { useTexts } from '../i18n/texts.ts';
import { defineTexts } from '../i18n/texts.ts';

const texts = defineTexts(
  { title: 'The same from your platform', curl: 'curl', sdk: 'SDK' },
  { title: 'Dasselbe von Ihrer Plattform aus', curl: 'curl', sdk: 'SDK' },
);

type Call = { method: string; path: string; body?: unknown; type?: string; sdk: string };

/** What an action of this page is, as a command and as a line of the client. */
export function CallLines({ method, path, body, type = 'application/json', sdk }: Call) {
  const t = useTexts(texts);
  const lines = [
    `curl -X ${method} ${location.origin}${path} \\`,
    '  -H "authorization: Bearer $KEY"',
    ...(body === undefined
      ? []
      : [
          ` -H "content-type: ${type}" \\`,
          `  -d '${JSON.stringify(body).replaceAll("'", String.raw`'\''`)}'`,
        ]),
  ];
  return (
    <details>
      <summary className="text-accent">{t.title}</summary>
      <dl className="mt-2 grid gap-2">
        {[
          [t.curl, lines.join('\n').replace('\n -H', ' -H')],
          [t.sdk, sdk],
        ].map(([name, text]) => (
          <div key={name} className="grid gap-1">
            <dt className="text-note text-muted">{name}</dt>
            <dd>
              <pre className="whitespace-pre-wrap break-all rounded bg-sunken p-2 font-mono text-note">
                {text}
              </pre>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** The line of the client that sends an event. */
export const sendLine = (event: unknown): string => `await touchstone.send([${JSON.stringify(event)}]);`;
