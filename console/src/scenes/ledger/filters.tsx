import type { Schemas } from '../../api/client.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Select } from '../../ui/field.tsx';
import { texts } from './texts.ts';

export type Filter = { kind: '' | 'award' | 'settlement' | 'review'; paid: '' | 'yes' | 'no'; type: string };

export const NO_FILTER: Filter = { kind: '', paid: '', type: '' };

export function fits({ kind, reason, eventType }: Schemas['LedgerEntry'], filter: Filter): boolean {
  if (filter.kind !== '' && kind !== filter.kind) return false;
  if (filter.type !== '' && eventType !== filter.type) return false;
  const isRefused = kind === 'award' && reason !== null;
  return filter.paid === '' || isRefused === (filter.paid === 'no');
}

type Props = { filter: Filter; onChange: (filter: Filter) => void; types: readonly string[] };

export function Filters({ filter, onChange, types }: Props) {
  const t = useTexts(texts);
  const all = { value: '', label: t.all } as const;
  const kinds = (['award', 'settlement', 'review'] as const).map((value) => ({ value, label: t[value] }));
  const paid = (['yes', 'no'] as const).map((value) => ({ value, label: t[value] }));
  return (
    <div className="mb-3 flex flex-wrap gap-3">
      <Select
        label={t.kind}
        value={filter.kind}
        onChange={(kind) => onChange({ ...filter, kind })}
        options={[all, ...kinds]}
      />
      <Select
        label={t.paid}
        value={filter.paid}
        onChange={(paid) => onChange({ ...filter, paid })}
        options={[all, ...paid]}
      />
      <Select
        label={t.type}
        value={filter.type}
        onChange={(type) => onChange({ ...filter, type })}
        options={[all, ...types.map((value) => ({ value, label: value }))]}
      />
    </div>
  );
}
