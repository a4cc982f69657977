import { expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { canonical } from '../../src/store/canonical.ts';
import { ledgerFaults, type ServedEntry } from './chain.ts';
import { readCounters } from './metrics.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function ledgerOf(learner: string, xps: number[]): ServedEntry[] {
  let previousHash = sha256(`touchstone ledger ${learner}`);
  let totalAfter = 0;
  return xps.map((xp, index) => {
    totalAfter += xp;
    const said = {
      entry: index + 1,
      kind: 'award',
      eventSeq: index + 1,
      base: xp,
      multiplier: 1,
      xp,
      reason: null,
      totalAfter,
      at: '2026-01-01T00:00:00.000Z',
    };
    const entry = { ...said, previousHash, hash: sha256(previousHash + canonical(said)) };
    previousHash = entry.hash;
    return entry;
  });
}

test('the split run finds no fault in a right ledger', () => {
  expect(ledgerFaults('ada', ledgerOf('ada', [25, 0, 60]))).toEqual([]);
});

test.each<[string, (entries: ServedEntry[]) => unknown]>([
  ['another sum', (entries) => (entries[1]!.xp += 1)],
  ['another base', (entries) => (entries[1]!.base = 7)],
  ['a missing entry', (entries) => entries.splice(1, 1)],
  ['an entry twice', (entries) => entries.splice(1, 0, entries[1]!)],
  ['another hash', (entries) => (entries[2]!.hash = sha256('x'))],
])('the split run finds %s', (_, change) => {
  const entries = ledgerOf('ada', [25, 0, 60]);
  change(entries);
  expect(ledgerFaults('ada', entries)).not.toEqual([]);
});

test('the split run finds the ledger of another learner', () => {
  expect(ledgerFaults('bob', ledgerOf('ada', [25]))).not.toEqual([]);
});

test('counters are summed over their labels, except the result of an event', () => {
  const text = `# HELP touchstone_awards_total x
touchstone_awards_total 3
touchstone_events_total{status="accepted"} 5
touchstone_events_total{status="duplicate"} 2
touchstone_verdicts_total{judge="offline"} 1
touchstone_verdicts_total{judge="openai:a"} 2
touchstone_request_seconds_bucket{le="1"} 9
`;
  expect([...readCounters(text)]).toEqual([
    ['touchstone_awards_total', 3],
    ['touchstone_events_total accepted', 5],
    ['touchstone_events_total duplicate', 2],
    ['touchstone_verdicts_total', 3],
  ]);
});
