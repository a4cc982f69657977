import type { Material } from './material.ts';
import { clampReading, type SkillReading } from './signal.ts';

/** Independence: own steps against help taken. */
export function readIndependence({ dossier, said }: Material): SkillReading | null {
  const hints = dossier.learn.filter((use) => use.kind === 'hint_used');
  const revealed = dossier.learn.filter((use) => use.kind === 'answer_revealed');
  const own = said.filter((sentence) => sentence.stems.length >= 3);
  if (own.length === 0 && hints.length + revealed.length === 0) return null;
  return {
    x: clampReading(60 + 3 * Math.min(5, own.length) - 6 * hints.length - 20 * revealed.length),
    confidence: own.length >= 2 ? 0.75 : 0.5,
    quotes: own.slice(0, 2).map(({ turn, text }) => ({ seq: turn.seq, text })),
    events: [...hints, ...revealed]
      .slice(0, 2)
      .map(({ seq, kind }) => ({ seq, what: kind.replace('_', ' ') })),
    did: 'took steps of your own',
    next: 'try once more before asking for help',
  };
}
