import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../api/client.ts';
import { readAll } from '../../api/pages.ts';
import { SKILLS, type Skill } from '../../ui/skill-texts.ts';

export type Item = Schemas['ReviewItem'];
export type Bands = Partial<Record<Skill, number>>;

const REFRESH_MS = 15_000;
const MOST = 1000;

export const QUEUE_STATES = ['open', 'contested', 'all'] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

/** At most the thousand oldest items of a state. */
export const queueQuery = (state: QueueState) =>
  queryOptions({
    queryKey: ['reviews', 'queue', state],
    refetchInterval: REFRESH_MS,
    queryFn: () =>
      readAll(
        (cursor) => answerOf(api.GET('/v1/reviews', { params: { query: { state, limit: 200, cursor } } })),
        MOST,
      ),
  });

const pathOf = ({ learner, calibration }: Item) => ({ id: learner, number: String(calibration) });

export const workQuery = (item: Item) =>
  queryOptions({
    queryKey: ['reviews', 'work', item.learner, item.calibration],
    enabled: item.calibration !== null,
    retry: false,
    queryFn: () =>
      answerOf(api.GET('/v1/learners/{id}/calibrations/{number}/work', { params: { path: pathOf(item) } })),
  });

/** The verdict, once the reviewer may see it. */
export const verdictQuery = (item: Item) =>
  queryOptions({
    queryKey: ['reviews', 'verdict', item.learner, item.calibration, item.readings, item.open],
    enabled: item.calibration !== null && !item.hidden,
    queryFn: () =>
      answerOf(api.GET('/v1/learners/{id}/calibrations/{number}', { params: { path: pathOf(item) } })),
  });

export const entryQuery = ({ learner, entry, open }: Item) =>
  queryOptions({
    queryKey: ['reviews', 'entry', learner, entry, open],
    enabled: entry !== null,
    queryFn: () =>
      answerOf(
        api.GET('/v1/learners/{id}/ledger/{entry}', {
          params: { path: { id: learner, entry: String(entry) } },
        }),
      ),
  });

/** The event of an award; null if it has none. */
export const eventQuery = (learner: string, seq: number | null) =>
  queryOptions({
    queryKey: ['reviews', 'event', learner, seq],
    enabled: seq !== null,
    queryFn: async () => {
      const path = { id: learner };
      const query = { after: (seq ?? 1) - 1, limit: 1 };
      const { data } = await answerOf(api.GET('/v1/learners/{id}/events', { params: { path, query } }));
      return data[0] ?? null;
    },
  });

export const progressQuery = queryOptions({
  queryKey: ['reviews', 'progress'],
  queryFn: () => answerOf(api.GET('/v1/reviews/reviewers')),
});

export const agreementQuery = queryOptions({
  queryKey: ['reviews', 'agreement'],
  queryFn: () => answerOf(api.GET('/v1/reviews/agreement', { params: { query: {} } })),
});

const readings = (bands: Bands) =>
  Object.fromEntries(
    SKILLS.flatMap((skill) => (bands[skill] === undefined ? [] : [[skill, { band: bands[skill] }]])),
  ) as Record<Skill, { band: 1 | 2 | 3 | 4 | 5; position: number }>;

export const sendReading = (item: Item, bands: Bands, note: string) =>
  answerOf(
    api.POST('/v1/learners/{id}/calibrations/{number}/readings', {
      params: { path: pathOf(item) },
      body: { skills: readings(bands), ...(note === '' ? {} : { note }) },
    }),
  );

/** Decides, or previews the decision. Without a band the verdict is upheld. */
export const decide = (item: Item, bands: Bands, reason: string, preview: boolean) =>
  answerOf(
    api.POST('/v1/learners/{id}/calibrations/{number}/review', {
      params: { path: pathOf(item), query: { preview } },
      body:
        Object.keys(bands).length === 0
          ? { decision: 'upheld', reason }
          : { decision: 'changed', skills: readings(bands), reason },
    }),
  );

export const rule = (
  { learner, entry }: Item,
  decision: 'paid' | 'refused',
  reason: string,
  preview: boolean,
) =>
  answerOf(
    api.POST('/v1/learners/{id}/ledger/{entry}/review', {
      params: { path: { id: learner, entry: String(entry) }, query: { preview } },
      body: { decision, reason },
    }),
  );

export const assign = ({ item }: Item, assignee: string | null) =>
  answerOf(
    api.PUT('/v1/reviews/{item}/assignee', { params: { path: { item: String(item) } }, body: { assignee } }),
  );

export const setMode = ({ item }: Item, mode: Item['mode']) =>
  answerOf(api.PUT('/v1/reviews/{item}/mode', { params: { path: { item: String(item) } }, body: { mode } }));

/** The band of a reading on 0–100, as the API counts it. */
export const bandOf = (x: number): number => Math.min(5, Math.max(1, Math.floor(x / 20) + 1));
