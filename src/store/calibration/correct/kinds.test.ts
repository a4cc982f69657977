import { expect, test } from 'vitest';
import { constantsOf } from '../../../core/constants.ts';
import { foldCalibration, UNRATED, type Snapshot } from '../../../core/snapshot.ts';
import { verdictAt } from '../../../../test/support/open-store.ts';
import { foldInEventOrder, type Folded } from '../refold.ts';
import type { Correction } from './correction.ts';
import { kindOf } from './kinds.ts';
import { refoldWith } from './put-in-place.ts';

const folded = (number: number, completion: number, source: Folded['source']): Folded => ({
  number,
  completion,
  source,
  observations: verdictAt(40).observations,
  constants: 2,
  workedMinutes: 7,
  effectiveTime: completion * 60_000,
});

const states = foldInEventOrder([folded(1, 3, 'judge'), folded(2, 6, 'review')]);
const [seen] = verdictAt(90).observations;

const reviewOf = (replaces: number): Correction => ({
  kind: 'review',
  replaces,
  observations: [seen!],
  reason: 'r',
});
const rescoreOf = (replaces: number): Correction => ({ kind: 'rescore', replaces, verdict: verdictAt(90) });

/** Correction; event; does the fold change; source of its calibration; ledger entry; does it ask for a review. */
const TABLE: [Correction, number | null, boolean, string | null, [number | null, string], boolean][] = [
  [reviewOf(1), 3, true, 'review', [null, 'review'], false],
  [reviewOf(9), null, false, null, [null, 'review'], false],
  [rescoreOf(1), 3, true, 'rescore', [null, 'rescore'], true],
  // The reading of the person still counts.
  [rescoreOf(2), 6, false, 'rescore', [null, 'rescore'], false],
  [{ kind: 'void', seq: 3, reason: 'r' }, 3, true, 'void', [3, 'void'], false],
  [{ kind: 'rule', seq: 4, ruling: 'paid', reason: 'r' }, 4, false, null, [4, 'paid'], false],
];

test.for(TABLE)('%o', ([correction, seq, changes, source, [eventSeq, reason], asks]) => {
  const kind = kindOf(correction);
  expect(kind.entry(correction)).toEqual({ eventSeq, reason });
  const about = kind.about(correction, states);
  expect(about?.seq ?? null).toBe(seq);
  if (!about) return;
  const plan = { correction, states, event: { seq: about.seq, calibrates: true }, replaced: about.replaced };
  const before = states.at(-1)!.snapshot.mean;
  expect(kind.refold(plan).at(-1)!.snapshot.mean !== before).toBe(changes);
  expect(kind.calibration(plan)?.source ?? null).toBe(source);
  expect(kind.newVerdict(plan) !== null).toBe(asks);
});

test('only a void removes the event', () => {
  expect(TABLE.map(([correction]) => [correction.kind, kindOf(correction).voids])).toEqual(
    TABLE.map(([{ kind }]) => [kind, kind === 'void']),
  );
});

test('each verdict is folded by the constants that it names, and so is what replaces it', () => {
  const old = { ...folded(1, 3, 'judge'), constants: 1 };
  const mixed = foldInEventOrder([old, folded(2, 6, 'judge')]);
  const fold = (snapshot: Snapshot, { observations, effectiveTime, constants }: Folded) =>
    foldCalibration(snapshot, observations, effectiveTime, constantsOf(constants));
  expect(mixed.at(-1)!.snapshot).toEqual([old, folded(2, 6, 'judge')].reduce(fold, UNRATED));
  expect(mixed.map(({ snapshot }) => snapshot.constants)).toEqual([undefined, 2]);
  const again = refoldWith(mixed, mixed[0]!, verdictAt(90).observations);
  expect(again.map(({ counts }) => counts.constants)).toEqual([1, 2]);
  expect(again.at(-1)!.snapshot.mean).toBeGreaterThan(mixed.at(-1)!.snapshot.mean);
});
