import { createColumnHelper, filterFn_equals } from '@tanstack/react-table';
import type { Schemas } from '../../api/client.ts';
import type { listFeatures } from '../../ui/list-features.ts';

export type Entry = Schemas['LedgerEntry'];

/** When an entry was earned: an award when its event happened, a correction when it was made. */
export const timeOf = ({ at, eventTime }: Entry): string => eventTime ?? at;

const column = createColumnHelper<typeof listFeatures, Entry>();

/** By what entries are filtered and sorted. */
export const columns = column.columns([
  column.accessor('entry', {}),
  column.accessor('xp', {}),
  column.accessor('kind', { filterFn: filterFn_equals }),
  column.accessor(({ eventType }) => eventType ?? '', { id: 'type', filterFn: filterFn_equals }),
  // Only awards can be refused.
  column.accessor(({ kind, reason }) => (kind === 'award' && reason !== null ? 'no' : 'yes'), {
    id: 'paid',
    filterFn: filterFn_equals,
  }),
]);

export const NEWEST_FIRST = [{ id: 'entry', desc: true }];
