import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ledgerQuery } from '../../api/learner.ts';
import { Calendar, dayOf } from '../../charts/calendar.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Panel } from '../../ui/panel.tsx';
import { Loaded } from '../../ui/states.tsx';
import { texts } from './texts.ts';

const WEEKS = 12;

/** XP by the day on which it was worked for. */
export function Activity({ learner }: { learner: string }) {
  const t = useTexts(texts);
  const { whole } = useFormat();
  const [now] = useState(Date.now);
  const query = useQuery(ledgerQuery(learner));
  return (
    <Panel title={t.activity}>
      <Loaded query={query}>
        {(entries) => {
          const values = new Map<number, number>();
          for (const { eventTime, at, xp } of entries) {
            const day = dayOf(Date.parse(eventTime ?? at));
            if (now - day < WEEKS * 7 * 86_400_000) values.set(day, (values.get(day) ?? 0) + xp);
          }
          const total = [...values.values()].reduce((sum, xp) => sum + xp, 0);
          const finding = t.activityFinding(whole(values.size), whole(total));
          return <Calendar {...{ values, finding, now }} weeks={WEEKS} unit={t.xp} dayTitle={t.day} />;
        }}
      </Loaded>
    </Panel>
  );
}
