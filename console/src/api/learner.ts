import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Person } from '../app/session.ts';
import { answerOf, api, type Schemas } from './client.ts';
import { readLedger } from './ledger.ts';
import { readAll } from './pages.ts';
import type { StreamMessage } from './stream.ts';
import { useStream } from './use-stream.ts';

export type Learner = Schemas['Learner'];

const AFTER_MS = 400;

export const learnerQuery = (id: string) =>
  queryOptions({
    queryKey: ['learner', id],
    queryFn: () => answerOf(api.GET('/v1/learners/{id}', { params: { path: { id } } })) as Promise<Learner>,
  });

const verdictsQuery = (id: string) =>
  queryOptions({
    queryKey: ['learner', id, 'calibrations'],
    queryFn: async () => {
      const hidden: number[] = [];
      const rows = await readAll(async (cursor) => {
        const params = { path: { id }, query: { limit: 200, cursor } };
        const page = await answerOf(api.GET('/v1/learners/{id}/calibrations', { params }));
        hidden.push(...page.hidden);
        return page;
      });
      return { rows, hidden };
    },
  });

/** All verdicts that the reader may see. */
export const calibrationsQuery = (id: string) => ({
  ...verdictsQuery(id),
  select: ({ rows }: { rows: Schemas['Calibration'][] }) => rows,
});

/** The numbers of those that the reader has to read blind first. */
export const hiddenQuery = (id: string) => ({
  ...verdictsQuery(id),
  select: ({ hidden }: { hidden: number[] }) => hidden,
});

export const calibrationQuery = (id: string, number: number) =>
  queryOptions({
    queryKey: ['learner', id, 'calibrations', number],
    queryFn: () =>
      answerOf(
        api.GET('/v1/learners/{id}/calibrations/{number}', {
          params: { path: { id, number: String(number) } },
        }),
      ),
  });

/** The whole ledger, oldest first. */
export const ledgerQuery = (id: string) =>
  queryOptions({
    queryKey: ['learner', id, 'ledger'],
    queryFn: ({ signal }) => readLedger(id, signal),
  });

/** More learners are not shown at once. */
export const MOST_LEARNERS = 1000;

/** The first learners that the caller may list. */
export const learnersQuery = (group?: string) =>
  queryOptions({ queryKey: ['learners', group ?? ''], queryFn: () => readGroup(group) });

/** The same for a person: a coach may list their groups only, one by one. */
export const learnersOfQuery = ({ kind, groups }: Pick<Person, 'kind' | 'groups'>) =>
  kind === 'coach'
    ? queryOptions({
        queryKey: ['learners', 'of', ...groups],
        queryFn: async () => {
          const lists = await Promise.all(groups.map(readGroup));
          return [...new Map(lists.flat().map((line) => [line.learner, line])).values()];
        },
      })
    : learnersQuery();

const readGroup = (group?: string) =>
  readAll(
    (cursor) => answerOf(api.GET('/v1/learners', { params: { query: { limit: 200, cursor, group } } })),
    MOST_LEARNERS,
  );

/** The learner, kept current by the stream: facets at once, everything else soon after. Not `live`: as it was read. */
export function useLearner(id: string, { live = true }: { live?: boolean } = {}) {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const query = learnerQuery(id);
  const stream = useStream({ learner: id, on: live }, (message) => {
    client.setQueryData(query.queryKey, (layer) => layer && withFacet(layer, message));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void client.invalidateQueries({ queryKey: query.queryKey }), AFTER_MS);
  });
  return { ...useQuery(query), stream };
}

function withFacet(layer: Learner, message: StreamMessage): Learner {
  if (message.event !== 'facet' || message.data.version < layer.version) return layer;
  const { facet, value, version } = message.data;
  return { ...layer, version, [facet]: value };
}
