import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { policyQuery } from '../../api/policy.ts';
import type { Visit } from '../../app/scene.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Empty } from '../../ui/states.tsx';
import { EventForm } from './event-form.tsx';
import { Outcome } from './outcome.tsx';
import type { Sent } from './sent.ts';
import { texts } from './texts.ts';

export function ask({ client }: Visit): void {
  void client.prefetchQuery(policyQuery);
}

export function Scene() {
  const t = useTexts(texts);
  const [sent, setSent] = useState<Sent | null>(null);
  return (
    <Page title={t.title}>
      <Panel title={t.start}>
        <div className="flex flex-wrap items-center gap-4">
          <p className="max-w-prose">{t.startText}</p>
          <Link
            to="/playground/learner"
            className="rounded bg-accent px-4 py-2 font-medium text-on-accent no-underline"
          >
            {t.be}
          </Link>
        </div>
      </Panel>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel title={t.send} note={t.sendNote}>
          <EventForm onSent={setSent} />
        </Panel>
        <Panel title={t.result}>
          {sent === null ? (
            <Empty title={t.nothing}>{t.nothingText}</Empty>
          ) : (
            <Outcome key={sent.result.seq} sent={sent} />
          )}
        </Panel>
      </div>
    </Page>
  );
}
