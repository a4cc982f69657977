import type { Award, Calibration, StreamMessage } from '../../api/stream.ts';

export type FeedItem = { key: string; learner: string; at: string } & (
  | { kind: 'award'; award: Award; raisedFrom: number | null }
  | { kind: 'verdict'; calibration: Calibration }
  | { kind: 'level'; level: number }
  | { kind: 'missed' }
);

export type Feed = {
  /** Newest first. */
  items: FeedItem[];
  xp: number;
  verdicts: number;
  byType: Record<string, number>;
  /** The last multiplier of each learner, and whether a verdict came since. */
  last: Record<string, { multiplier: number; judged: boolean }>;
};

export const EMPTY: Feed = { items: [], xp: 0, verdicts: 0, byType: {}, last: {} };

/** Older lines are dropped: the page shows what happens now, the ledger keeps what happened. */
const KEPT = 300;

export function withMessage(feed: Feed, message: StreamMessage): Feed {
  switch (message.event) {
    case 'award':
      return withAward(feed, message.data.learner, message.data.award);
    case 'calibration':
      return withVerdict(feed, message.data.learner, message.data.calibration);
    case 'level': {
      const { learner, version, level } = message.data;
      const at = feed.items[0]?.at ?? '';
      return added(feed, { kind: 'level', level, learner, at, key: `${learner} ${version} level ${level}` });
    }
    case 'gap':
      return added(feed, { kind: 'missed', learner: '', at: '', key: `missed ${feed.items.length}` });
    default:
      return feed;
  }
}

function withAward(feed: Feed, learner: string, award: Award): Feed {
  const { kind, multiplier = 1, xp, eventType = '' } = award;
  const before = feed.last[learner];
  const isFirst = kind === 'award' && before?.judged === true && before.multiplier !== multiplier;
  const key = `${learner} ${award.entry}`;
  const raisedFrom = isFirst ? before.multiplier : null;
  const next = added(feed, { kind: 'award', award, learner, at: award.at, key, raisedFrom });
  const counted = kind === 'award' ? { [eventType]: (feed.byType[eventType] ?? 0) + 1 } : {};
  const last = kind === 'award' ? { [learner]: { multiplier, judged: false } } : {};
  return {
    ...next,
    xp: feed.xp + xp,
    byType: { ...feed.byType, ...counted },
    last: { ...feed.last, ...last },
  };
}

function withVerdict(feed: Feed, learner: string, calibration: Calibration): Feed {
  const key = `${learner} verdict ${calibration.number}`;
  const before = feed.last[learner];
  const last = before ? { [learner]: { ...before, judged: true } } : {};
  const next = added(feed, { kind: 'verdict', calibration, learner, at: calibration.at, key });
  return { ...next, verdicts: feed.verdicts + 1, last: { ...feed.last, ...last } };
}

function added(feed: Feed, item: FeedItem): Feed {
  return { ...feed, items: [item, ...feed.items].slice(0, KEPT) };
}
