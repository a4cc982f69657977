import type { Material } from '../material.ts';
import { signal, type Signal } from '../signal.ts';

const HINT = { points: -4, most: 4 };
const REVEALED = { points: -15, most: 2 };
/** After this many attempts a hint costs half: it was used as a hint. */
const TRIED = 2;

/**
 * Hints and revealed answers of learn mode. A hint after attempts costs half; a revealed answer replaces a step of
 * the learner's own.
 */
export function learnHelp({ dossier, said }: Material): Signal | null {
  const hints = dossier.learn.filter((use) => use.kind === 'hint_used');
  const revealed = dossier.learn.filter((use) => use.kind === 'answer_revealed');
  if (hints.length + revealed.length === 0) return null;
  const firstHelp = Math.min(...[...hints, ...revealed].map((use) => use.seq));
  const before = new Set(
    said
      .filter((sentence) => sentence.stems.length >= 3 && sentence.turn.seq < firstHelp)
      .map(({ turn }) => turn.seq),
  );
  const perHint = before.size >= TRIED ? HINT.points / 2 : HINT.points;
  const points =
    perHint * Math.min(HINT.most, hints.length) + REVEALED.points * Math.min(REVEALED.most, revealed.length);
  const events = [
    ...revealed.map(({ seq }) => ({ seq, what: 'answer revealed' })),
    ...hints.map(({ seq }) => ({ seq, what: 'hint used' })),
  ];
  const did = [
    hints.length > 0 && `used ${hints.length === 1 ? 'a hint' : `${hints.length} hints`}`,
    revealed.length > 0 && `had ${revealed.length === 1 ? 'an answer' : `${revealed.length} answers`} shown`,
  ];
  return signal(points, did.filter(Boolean).join(' and '), { events });
}
