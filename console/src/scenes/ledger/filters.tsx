import type { ReactTable } from '@tanstack/react-table';
import { useTexts } from '../../i18n/texts.ts';
import { Select } from '../../ui/field.tsx';
import type { listFeatures } from '../../ui/list-features.ts';
import type { Entry } from './columns.ts';
import { texts } from './texts.ts';

export type EntryTable = ReactTable<typeof listFeatures, Entry>;

type Props = { table: EntryTable };

export function Filters({ table }: Props) {
  const t = useTexts(texts);
  const types = [...(table.getColumn('type')?.getFacetedUniqueValues().keys() ?? [])] as string[];
  const options = {
    kind: (['award', 'settlement', 'review'] as const).map((value) => ({ value, label: t[value] })),
    paid: (['yes', 'no'] as const).map((value) => ({ value, label: t[value] })),
    type: types
      .filter(Boolean)
      .sort()
      .map((value) => ({ value, label: value })),
  };
  return (
    <div className="mb-3 flex flex-wrap gap-3">
      {(['kind', 'paid', 'type'] as const).map((name) => {
        const column = table.getColumn(name);
        return (
          <Select<string>
            key={name}
            label={t[name]}
            value={(column?.getFilterValue() as string | undefined) ?? ''}
            onChange={(value) => column?.setFilterValue(value || undefined)}
            options={[{ value: '', label: t.all }, ...options[name]]}
          />
        );
      })}
    </div>
  );
}
