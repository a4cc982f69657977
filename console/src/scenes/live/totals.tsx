import type { Schemas } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Figures } from '../../ui/figures.tsx';
import type { Feed } from './feed.ts';
import { texts } from './texts.ts';

export function Totals({ learners, feed }: { learners: readonly Schemas['LearnerLine'][]; feed: Feed }) {
  const t = useTexts(texts);
  const { whole } = useFormat();
  const pending = learners.reduce(
    (sum, { pending: { events, calibrations } }) => sum + events + calibrations,
    0,
  );
  return (
    <Figures
      figures={[
        [t.learners, whole(learners.length)],
        [t.pending, whole(pending)],
        [t.paid, whole(feed.xp)],
        [t.verdicts, whole(feed.verdicts)],
      ]}
    />
  );
}
