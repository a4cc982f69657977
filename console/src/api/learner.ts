import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
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

export const calibrationsQuery = (id: string) =>
  queryOptions({
    queryKey: ['learner', id, 'calibrations'],
    queryFn: () =>
      readAll((cursor) =>
        answerOf(
          api.GET('/v1/learners/{id}/calibrations', {
            params: { path: { id }, query: { limit: 200, cursor } },
          }),
        ),
      ),
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

/** The learners that the caller may list, at most 1,000 of them. */
export const learnersQuery = (group?: string) =>
  queryOptions({
    queryKey: ['learners', group ?? ''],
    queryFn: () =>
      readAll(
        (cursor) => answerOf(api.GET('/v1/learners', { params: { query: { limit: 200, cursor, group } } })),
        1000,
      ),
  });

/** The learner, kept current by the stream: facets at once, everything else soon after. Not `live`: as it was read. */
export function useLearner(id: string, { live = true }: { live?: boolean } = {}) {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const query = learnerQuery(id);
  const stream = useStream(live ? `/v1/learners/${encodeURIComponent(id)}/stream` : null, (messages) => {
    client.setQueryData(query.queryKey, (layer) => layer && messages.reduce(withFacet, layer));
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
