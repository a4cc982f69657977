import { expect, test } from 'vitest';
import type { FirmMark } from '../../core/firmness.ts';
import { forEachSkill } from '../../core/skill.ts';
import type { Tier } from '../../core/tier.ts';
import { FIRM_FROM, misTieredByMark } from './firm.ts';

/** A learner whose true tier is solid, by the tier and the mark shown after each touchpoint; the last one is forged. */
function lifeOf(shown: readonly [Tier, FirmMark][]) {
  const skill = forEachSkill(() => 50);
  const of = forEachSkill(() => 0);
  const touchpoints = shown.map((_, at) => ({
    at,
    stage: 0,
    skill,
    performance: skill,
    minutes: 30,
    passed: null,
  }));
  return {
    learner: { id: 'a', grinds: false, jump: null, touchpoints },
    shown: shown.map(([tier]) => ({ mean: 50, sd: 5, tier, skills: { mean: of, sd: of } })),
    firm: shown.map(([, mark]) => mark),
    readings: shown.map((_, number) => ({ number, knownAfter: number, at: number, y: 50 })),
  };
}

test('wrong tiers are counted by what the layer said of them, from enough verdicts on', () => {
  const early = Array.from({ length: FIRM_FROM - 1 }, (): [Tier, FirmMark] => ['strong', 'rests_on_one']);
  const life = lifeOf([
    ...early,
    ['strong', 'rests_on_one'],
    ['solid', 'rests_on_one'],
    ['solid', 'firm'],
    ['strong', 'rests_on_two'],
    ['solid', 'firm'],
    ['solid', 'firm'],
    ['exceptional', 'firm'],
  ]);
  expect(misTieredByMark([life])).toEqual({ restOnOne: 0.5, others: 0.25 });
});
