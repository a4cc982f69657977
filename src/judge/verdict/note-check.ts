import type { Dossier } from '../dossier/build.ts';

/** Quality from the last note check of the dossier: `100·(p+1)/(k+2)` for p of k items passed; null without one. */
export function checkReading(dossier: Dossier): { x: number; seq: number; what: string } | null {
  const last = dossier.checks.at(-1);
  if (last === undefined) return null;
  const counted = last.items.length > 0 || last.passed === null ? last.items : [{ passed: last.passed }];
  if (counted.length === 0) return null;
  const passed = counted.filter((item) => item.passed).length;
  return {
    x: (100 * (passed + 1)) / (counted.length + 2),
    seq: last.seq,
    what: `${passed} of ${counted.length} note checks passed`,
  };
}
