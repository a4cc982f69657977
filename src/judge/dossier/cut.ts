import { LIMITS, type Dossier } from './build.ts';
import { keepEndsOf } from './keep-ends.ts';
import { piecesOf, type Turn } from './turn.ts';

/** The share of each part that is kept after a request about the whole dossier was rejected. */
export const CUT_SHARE = 0.25;

const sizeOf = (turn: Turn): number => piecesOf(turn).reduce((sum, piece) => sum + piece.length, 0);

const sum = (turns: readonly Turn[]): number => turns.reduce((total, turn) => total + sizeOf(turn), 0);

/** Cuts a turn to `limit` characters: two thirds from its beginning, one third from its end. */
function cutTurn(turn: Turn, limit: number): Turn {
  const size = sizeOf(turn);
  if (size <= limit) return turn;
  const head = Math.min(turn.text.length, Math.ceil((limit * 2) / 3));
  const tail = limit - head;
  const last = turn.end ?? turn.text;
  const text = turn.text.slice(0, head).toWellFormed();
  const end = tail > 0 ? last.slice(-tail).toWellFormed() : '';
  return {
    ...turn,
    text,
    end: end === '' ? null : end,
    leftOut: turn.leftOut + size - text.length - end.length,
  };
}

/**
 * Cuts each part of the dossier to a quarter, from both ends: a quarter of the part's limit (`limit`), or of its
 * actual size if that is smaller (`size`). The cut is recorded in `leftOut` as in `buildDossier`. Pure: the stored
 * dossier stays whole, and quotes are searched in it.
 */
export function cutDossier(dossier: Dossier, of: 'limit' | 'size'): Dossier {
  const leftOut = [...dossier.leftOut];
  const budgetOf = (part: keyof typeof LIMITS, whole: number): number =>
    Math.ceil(CUT_SHARE * (of === 'limit' ? LIMITS[part] : Math.min(LIMITS[part], whole)));
  const listOf = <T>(part: keyof typeof LIMITS, items: readonly T[]): T[] => {
    const ends = keepEndsOf(items, () => 1, budgetOf(part, items.length));
    if (ends.leftOut.length > 0) leftOut.push({ part, items: ends.leftOut.length, characters: 0 });
    return ends.kept;
  };
  const turnsOf = (part: 'turns' | 'context'): Turn[] => {
    const turns = dossier[part];
    const budget = budgetOf(part, sum(turns));
    // A long turn may take half of the budget, so that more than one is left.
    const shorter = turns.map((turn) => cutTurn(turn, Math.ceil(budget / Math.min(2, turns.length))));
    const ends = keepEndsOf(shorter, sizeOf, budget);
    const characters = sum(turns) - sum(ends.kept);
    if (characters > 0) leftOut.push({ part, items: ends.leftOut.length, characters });
    return ends.kept;
  };
  return {
    ...dossier,
    turns: turnsOf('turns'),
    context: turnsOf('context'),
    events: listOf('events', dossier.events),
    cowork: listOf('cowork', dossier.cowork),
    learn: listOf('learn', dossier.learn),
    checks: listOf('checks', dossier.checks),
    leftOut,
    background: { ...dossier.background, prior: dossier.background.prior.slice(-LIMITS.prior * CUT_SHARE) },
  };
}
