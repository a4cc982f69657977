import { CONSTANTS } from '../core/constants.ts';
import { forEachSkill, type Skill } from '../core/skill.ts';
import type { WithCard } from '../judge/chain.ts';
import type { ReaderCard } from '../judge/verdict/card.ts';
import type { Store } from '../store/store.ts';

type Skills = ReaderCard['skills'];

/** Every skill, since also a reading without a card must count less while its judge drifts. */
function widened(skills: Skills, widening: Record<Skill, number>): Skills {
  return forEachSkill((skill) => {
    const part = skills[skill] ?? { offset: 0, slope: 1, sigma: CONSTANTS.sourceSd.judge };
    return { ...part, sigma: part.sigma * widening[skill] };
  });
}

/** Finds the card that is in use for the learners with a prefix, as it is now: a drift counts from the next verdict on. */
export function cardLookUp({ judges }: Pick<Store, 'judges'>, prefix: string): WithCard {
  return async (scorer) => {
    const { name, version, card } = scorer;
    const { skills, revision, widening } = await judges.cardInUse(
      { prefix, judge: name, version },
      card?.skills ?? {},
    );
    if (widening === null && revision === null) return scorer;
    const found: ReaderCard = {
      judge: name,
      version,
      revision,
      widened: widening !== null,
      skills: widening === null ? skills : widened(skills, widening),
    };
    return { ...scorer, card: found, ...(widening === null ? {} : { drifts: true }) };
  };
}
