import type { Dossier } from '../dossier/build.ts';
import { piecesOf } from '../dossier/turn.ts';
import type { Material, Signal } from './material.ts';
import { denies, wordsOf } from './words.ts';

/** The texts of the coach, or of the assistant if no coach spoke: but its turns in a cowork session are work. */
function guidanceIn({ turns }: Dossier): string[] {
  const coach = turns.filter(({ speaker }) => speaker === 'coach');
  const assistant = turns.filter(
    ({ speaker, type }) => speaker === 'assistant' && !type.startsWith('cowork.'),
  );
  return (coach.length > 0 ? coach : assistant).map((turn) => piecesOf(turn).join('\n'));
}

const APPROVAL =
  /\b(?:correct|right|great|excellent|good|well done|perfect|exactly|yes|richtig|genau|gut|prima|stimmt|perfekt)\b/iu;

/**
 * How the coach closed: approval at the end means that the work is done, a correction or an explanation that it is not.
 */
export function approval({ dossier }: Material): Signal | null {
  const last = guidanceIn(dossier).at(-1);
  if (last === undefined) return null;
  return APPROVAL.test(last)
    ? { points: 5, says: 'brought it to a close that your coach agreed with' }
    : { points: -6, says: null };
}

const ASK_SPREAD = 10;
const CORRECT_COST = 4;

/** A learner who finds the way needs questions only. Of corrections, which count logarithmically, the first says most. */
export function coachAsked({ dossier }: Material): Signal | null {
  const texts = guidanceIn(dossier);
  if (texts.length === 0) return null;
  const asked = texts.filter((text) => text.includes('?')).length / texts.length;
  const corrected = texts.slice(1).filter((text) => wordsOf(text).some(denies)).length;
  return { points: ASK_SPREAD * (asked - 0.5) - CORRECT_COST * Math.log(1 + corrected), says: null };
}

const HINT = { points: -4, most: 4 };
const REVEALED = { points: -15, most: 2 };
/** After this many turns with attempts a hint costs half: it was used as a hint. */
const TRIED = 2;

/** Hints and revealed answers of learn mode. A revealed answer replaces a step of the learner's own. */
export function learnHelp({ dossier, said }: Material): Signal | null {
  const used = (kind: 'hint_used' | 'answer_revealed') => dossier.learn.filter((use) => use.kind === kind);
  const [hints, revealed] = [used('hint_used'), used('answer_revealed')];
  if (hints.length + revealed.length === 0) return null;
  const firstHelp = Math.min(...[...hints, ...revealed].map(({ seq }) => seq));
  const tried = said.filter(({ stems, turn }) => stems.length >= 3 && turn.seq < firstHelp);
  const perHint = new Set(tried.map(({ turn }) => turn.seq)).size >= TRIED ? HINT.points / 2 : HINT.points;
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
  return { points, says: did.filter(Boolean).join(' and '), events };
}

const SPREAD = 24;
/** Pseudo-actions that draw the share towards one half: few actions say little. */
const CALMING = 4;

/** The learner's share of the actions in cowork; one half is neutral. */
export function coworkShare({ dossier }: Material): Signal | null {
  const acted = dossier.cowork.filter((action) => action.type === 'cowork.action_taken');
  if (acted.length === 0) return null;
  const own = acted.filter((action) => action.own);
  const share = (own.length + CALMING / 2) / (acted.length + CALMING);
  const events = own.map(({ seq, action }) => ({
    seq,
    what: action === '' ? 'own action' : `own action: ${action.slice(0, 80)}`,
  }));
  const says = `took ${own.length} of ${acted.length} actions in cowork yourself`;
  return { points: SPREAD * (share - 0.5), says, events };
}
