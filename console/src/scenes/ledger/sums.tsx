import type { Schemas } from '../../api/client.ts';
import { inOrder } from '../../charts/in-order.ts';
import { StepLine } from '../../charts/step-line.tsx';
import { Waterfall } from '../../charts/waterfall.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Panel } from '../../ui/panel.tsx';
import { timeOf } from './columns.ts';
import { texts } from './texts.ts';

type Entries = readonly Schemas['LedgerEntry'][];

/** More points than pixels show nothing more. */
const MOST_POINTS = 400;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export function Sums({ entries }: { entries: Entries }) {
  const t = useTexts(texts);
  const { whole, moment } = useFormat();
  const of = (kind: string) => entries.filter((entry) => entry.kind === kind);
  const paid = of('award').filter(({ reason }) => reason === null);
  const base = sum(paid.map((entry) => entry.base ?? 0));
  const parts = [
    { key: 'base', label: t.base, change: base },
    { key: 'multiplier', label: t.multiplier, change: sum(paid.map(({ xp }) => xp)) - base },
    { key: 'settlements', label: t.settlements, change: sum(of('settlement').map(({ xp }) => xp)) },
    { key: 'reviews', label: t.reviews, change: sum(of('review').map(({ xp }) => xp)) },
  ];
  const total = entries.at(-1)?.totalAfter ?? 0;
  const step = Math.ceil(entries.length / MOST_POINTS);
  const times = inOrder(
    entries.map((entry) => ({ time: Date.parse(timeOf(entry)), corrects: entry.kind !== 'award' })),
  );
  const points = entries
    .map(({ totalAfter }, index) => ({ at: times[index] as number, value: totalAfter }))
    .filter((_, index) => index % step === 0 || index === entries.length - 1);
  const rows = points.map(({ at, value }) => [moment(at), whole(value)]);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Panel title={t.sum}>
        <Waterfall
          parts={parts}
          total={t.total}
          finding={t.sumFinding(whole(total), whole(entries.length))}
          head={[t.part, t.xp]}
        />
      </Panel>
      <Panel title={t.running}>
        <StepLine
          points={points}
          finding={t.runningFinding(whole(total))}
          table={{ head: [t.when, t.total], rows }}
        />
      </Panel>
    </div>
  );
}
