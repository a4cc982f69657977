import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { calibrationsQuery, learnerQuery, ledgerQuery, useLearner, type Learner } from '../../api/learner.ts';
import { useName } from '../../api/names.ts';
import type { Visit } from '../../app/scene.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { BlindNote } from '../../ui/blind-note.tsx';
import { Figures } from '../../ui/figures.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Loaded } from '../../ui/states.tsx';
import { StreamBadge } from '../../ui/stream-badge.tsx';
import { Tier } from '../../ui/tier.tsx';
import { Activity } from './activity.tsx';
import { Moves } from './moves.tsx';
import { Now } from './now.tsx';
import { SkillBars } from './skill-bars.tsx';
import { texts } from './texts.ts';

export function ask({ client, params: { learner = '' } }: Visit): void {
  void client.prefetchQuery(learnerQuery(learner));
  void client.prefetchQuery(calibrationsQuery(learner));
  void client.prefetchQuery(ledgerQuery(learner));
}

export function Scene() {
  const { learner } = useParams({ strict: false }) as { learner: string };
  const query = useLearner(learner);
  const calibrations = useQuery(calibrationsQuery(learner));
  return (
    <Page title={useName(learner)} aside={<StreamBadge state={query.stream} />}>
      <BlindNote learner={learner} />
      <Loaded query={query}>
        {(layer) => (
          <>
            <Head layer={layer} />
            <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
              <div className="grid gap-4">
                <SkillBars layer={layer} />
                <Loaded query={calibrations}>{(rows) => <Moves learner={learner} rows={rows} />}</Loaded>
              </div>
              <div className="grid gap-4">
                <Now layer={layer} />
                <Activity learner={learner} />
              </div>
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Head({ layer: { xp, workSkills, pending } }: { layer: Learner }) {
  const t = useTexts(texts);
  const { whole, factor } = useFormat();
  const { total, level, nextLevelAt } = xp;
  const next = nextLevelAt === null ? t.noNext : t.nextAt(whole(nextLevelAt), whole(nextLevelAt - total));
  const waits = pending.events + pending.calibrations > 0;
  return (
    <Panel
      title={<Tier tier={workSkills.overall.tier} />}
      note={waits ? t.pending(whole(pending.events), whole(pending.calibrations)) : undefined}
    >
      <Figures
        figures={[
          [t.level, whole(level)],
          [t.xp, whole(total)],
          [
            t.next,
            <span key="next" className="block font-normal text-body leading-5">
              {next}
            </span>,
          ],
          [t.worth, t.worthText(factor(workSkills.multiplier))],
        ]}
      />
    </Panel>
  );
}
