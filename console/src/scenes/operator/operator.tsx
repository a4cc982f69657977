import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Visit } from '../../app/scene.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Page } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Events } from './events.tsx';
import { Health, operationsQuery } from './health.tsx';
import { Keys } from './keys.tsx';
import { Policy } from './policy.tsx';
import { Programs } from './programs.tsx';
import { texts } from './texts.ts';

const TABS = ['health', 'events', 'policy', 'programs', 'keys'] as const;
const CONTENT = { health: Health, events: Events, policy: Policy, programs: Programs, keys: Keys };

export function ask({ client }: Visit): void {
  void client.prefetchQuery(operationsQuery);
}

export function Scene() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const { part } = useSearch({ strict: false }) as { part?: string };
  const chosen = TABS.find((name) => name === part) ?? 'health';
  return (
    <Page title={t.title}>
      <Tabs
        label={t.title}
        chosen={chosen}
        onChosen={(name) => void navigate({ to: '.', search: { part: name }, replace: true } as never)}
        tabs={TABS.map((name) => {
          const Content = CONTENT[name];
          return { name, title: t[name], content: () => <Content /> };
        })}
      />
    </Page>
  );
}
