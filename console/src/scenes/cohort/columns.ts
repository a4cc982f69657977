import { createColumnHelper, filterFn_equals, sortFn_alphanumeric } from '@tanstack/react-table';
import type { Schemas } from '../../api/client.ts';
import type { listFeatures } from '../../ui/list-features.ts';
import { SKILLS } from '../../ui/skill-texts.ts';

export type Line = Schemas['LearnerLine'];

export const NEEDS = ['stale', 'provisional', 'stuck'] as const;
export type Need = (typeof NEEDS)[number];

const column = createColumnHelper<typeof listFeatures, Line>();

/** By what learners are filtered and sorted. Not all of it has a column that is shown. */
export const columns = column.columns([
  column.accessor('learner', {
    sortFn: sortFn_alphanumeric,
    filterFn: ({ original: { learner } }, _, begin: string) => learner.startsWith(begin),
  }),
  column.accessor(({ groups }) => groups.join(', '), { id: 'groups', sortFn: sortFn_alphanumeric }),
  column.accessor('behaviour', { sortFn: sortFn_alphanumeric }),
  column.accessor('level', {}),
  column.accessor('total', {}),
  column.accessor(({ overall }) => overall.mean, { id: 'overall' }),
  // What was never observed has no mean that says anything.
  ...SKILLS.map((skill) =>
    column.accessor(({ skills: { [skill]: read } }) => (read.tier === null ? undefined : read.mean), {
      id: skill,
      sortUndefined: 'last',
    }),
  ),
  column.accessor(({ overall }) => overall.sd, { id: 'uncertainty' }),
  column.accessor('stale', { filterFn: filterFn_equals }),
  column.accessor('provisional', { filterFn: filterFn_equals }),
  column.accessor(({ behaviour }) => behaviour === 'stuck', { id: 'stuck', filterFn: filterFn_equals }),
]);

/** Orders with a name. The server's own is by id. */
export const ORDERS = {
  id: [],
  lowest: [{ id: 'overall', desc: false }],
  highest: [{ id: 'overall', desc: true }],
  uncertain: [{ id: 'uncertainty', desc: true }],
} as const;
export type Order = keyof typeof ORDERS;
