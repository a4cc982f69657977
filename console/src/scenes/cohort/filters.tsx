import type { ReactTable } from '@tanstack/react-table';
import { useShortcut } from '../../app/shortcuts.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Select, TextInput } from '../../ui/field.tsx';
import type { listFeatures } from '../../ui/list-features.ts';
import { NEEDS, ORDERS, type Line, type Need, type Order } from './columns.ts';
import { texts } from './texts.ts';

export type LearnerTable = ReactTable<typeof listFeatures, Line>;

type Props = {
  learners: LearnerTable;
  group: string;
  groups: readonly { value: string; label: string }[];
  onGroup: (group: string) => void;
};

export function Filters({ learners, group, groups, onGroup }: Props) {
  const t = useTexts(texts);
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <Select label={t.group} value={group} onChange={onGroup} options={groups} />
        <OrderChoice learners={learners} />
        <div className="w-48">
          <TextInput
            label={t.search}
            autoComplete="off"
            onChange={({ target }) => learners.getColumn('learner')?.setFilterValue(target.value)}
          />
        </div>
      </div>
      <div role="group" aria-label={t.needs} className="flex flex-wrap gap-2">
        {NEEDS.map((need, index) => (
          <NeedButton key={need} need={need} letter={String(index + 1)} learners={learners} />
        ))}
      </div>
    </div>
  );
}

function OrderChoice({ learners }: { learners: LearnerTable }) {
  const t = useTexts(texts);
  const [by] = learners.state.sorting;
  const named = (Object.keys(ORDERS) as Order[]).find((order) => {
    const [wanted] = ORDERS[order];
    return wanted?.id === by?.id && wanted?.desc === by?.desc;
  });
  const options = (Object.keys(ORDERS) as Order[]).map((value) => ({ value, label: t[value] }));
  return (
    <Select<Order | 'column'>
      label={t.sort}
      value={named ?? 'column'}
      onChange={(order) => order !== 'column' && learners.setSorting([...ORDERS[order]])}
      options={named ? options : [...options, { value: 'column', label: t.column }]}
    />
  );
}

type NeedProps = { need: Need; letter: string; learners: LearnerTable };

const HINTS = { stale: 'staleHint', provisional: 'provisionalHint', stuck: 'stuckHint' } as const;

function NeedButton({ need, letter, learners }: NeedProps) {
  const t = useTexts(texts);
  const { whole } = useFormat();
  const column = learners.getColumn(need);
  const toggle = () => column?.setFilterValue(column.getFilterValue() === true ? undefined : true);
  const count = learners.getCoreRowModel().rows.filter((row) => row.getValue(need)).length;
  useShortcut(letter, t[need], toggle);
  return (
    <Button
      title={t[HINTS[need]]}
      aria-pressed={column?.getFilterValue() === true}
      className="aria-pressed:border-accent aria-pressed:bg-wash"
      onClick={toggle}
    >
      {t.counted(t[need], whole(count))}
    </Button>
  );
}
