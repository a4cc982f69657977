import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isVerdictHidden,
  readingRefusal,
  REVIEW_MODES,
  undecidable,
  visibleReadings,
  type WaitingWork,
} from './blind-review.ts';

const PEOPLE = ['ada', 'ben', 'cleo'];
const works = fc.record({
  mode: fc.constantFrom(...REVIEW_MODES),
  decided: fc.boolean(),
  readers: fc.uniqueArray(fc.constantFrom(...PEOPLE)),
});
const people = fc.constantFrom(...PEOPLE);

const cases: [Partial<WaitingWork>, by: string, hidden: boolean][] = [
  [{ mode: 'open' }, 'ada', false],
  [{ mode: 'blind' }, 'ada', true],
  [{ mode: 'blind', readers: ['ada'] }, 'ada', false],
  [{ mode: 'blind', readers: ['ada'] }, 'ben', true],
  [{ mode: 'blind', decided: true }, 'ben', false],
  [{ mode: 'double', readers: ['ada'] }, 'ada', false],
  [{ mode: 'double', readers: ['ada'] }, 'ben', true],
  [{ mode: 'double', readers: ['ada', 'ben'] }, 'cleo', false],
];

test.each(cases)('%j, seen by %s: hidden %s', (part, by, hidden) => {
  expect(isVerdictHidden({ mode: 'open', decided: false, readers: [], ...part }, by)).toBe(hidden);
});

test('nothing is hidden where no decision is waited for', () => {
  expect(isVerdictHidden(null, 'ada')).toBe(false);
});

test('whoever may not see the verdict can read, nobody else can, and then they see it', () => {
  fc.assert(
    fc.property(works, people, (work, by) => {
      const readings = work.readers.map((reader) => ({ by: reader }));
      const refusal = readingRefusal(work, readings, { by, learner: 'maya' });
      expect(refusal === null).toBe(isVerdictHidden(work, by));
      const after = { ...work, readers: [...work.readers, by] };
      if (refusal === null) expect(isVerdictHidden(after, by)).toBe(false);
    }),
  );
});

test('nobody reads their own work, or twice', () => {
  fc.assert(
    fc.property(works, people, (work, by) => {
      const own = readingRefusal(work, [], { by, learner: by });
      const again = readingRefusal(work, [{ by }], { by, learner: 'maya' });
      expect([own, again]).toEqual(['second_reviewer', 'already_read']);
    }),
  );
});

test('a double review shows no reading of another before both are in, and only then can anyone decide', () => {
  fc.assert(
    fc.property(works, people, (work, by) => {
      const asked: WaitingWork = { ...work, mode: 'double', decided: false };
      const readings = work.readers.map((reader) => ({ by: reader }));
      const both = readings.length >= 2;
      const others = visibleReadings(asked, readings, by).filter((reading) => reading.by !== by);
      expect(others.length > 0).toBe(both && readings.some((reading) => reading.by !== by));
      expect(undecidable(asked, by) === null).toBe(both);
    }),
  );
});

test('readings of others influence nobody who has yet to read', () => {
  fc.assert(
    fc.property(works, people, (work, by) => {
      const readings = work.readers.map((reader) => ({ by: reader }));
      const others = visibleReadings(work, readings, by).filter((reading) => reading.by !== by);
      if (isVerdictHidden(work, by)) expect(others).toEqual([]);
    }),
  );
});
