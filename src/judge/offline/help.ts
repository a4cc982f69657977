import type { Dossier } from '../dossier/build.ts';
import { piecesOf } from '../dossier/turn.ts';
import { type Material, quoteOf, signal, type Signal } from './material.ts';

/**
 * The texts of the guide's turns: the coach, or the assistant if no coach spoke. An assistant's turns in a cowork
 * session are work, not guidance.
 */
function guidanceIn({ turns }: Dossier): string[] {
  const coach = turns.filter(({ speaker }) => speaker === 'coach');
  const assistant = turns.filter(
    ({ speaker, type }) => speaker === 'assistant' && !type.startsWith('cowork.'),
  );
  return (coach.length > 0 ? coach : assistant).map((turn) => piecesOf(turn).join('\n'));
}

const PRAISE =
  /\b(?:correct|right|great|excellent|good|well done|perfect|exactly|brilliant|super|fantastic|awesome|yes|spot on|that's it|amazing|nice|richtig|genau|gut|prima|stimmt|perfekt)\b/iu;
const DOUBT = /\b(?:not|isn'?t|incorrect|wrong|no|nope|nicht|falsch|leider|kein)\b/iu;

/**
 * How the coach closed. Plain approval at the end means that the work is done; a correction or an explanation means
 * that it is not. Only the coach's words count, never the learner's own praise.
 */
export function approval({ dossier }: Material): Signal | null {
  const last = guidanceIn(dossier).at(-1);
  if (last === undefined) return null;
  return PRAISE.test(last) && !DOUBT.test(last)
    ? signal(5, 'brought it to a close that your coach agreed with')
    : signal(-6, null);
}

const TELLS =
  /\b(?:the answer|answer is|should be|should have|you need to|you have to|it is|it's|that is|so (?:it|he|she|they|the)|die antwort|du musst|das ist)\b/iu;
const CORRECTS =
  /\b(?:no|not|wrong|incorrect|almost|but|again|isn't|check|careful|however|nicht|falsch|fast|nochmal)\b/iu;
const ASK_SPREAD = 10;
const TELL_COST = 3;
const CORRECT_COST = 4;

/**
 * Whether the coach asked or told. A learner who finds the way needs questions only; telling and correcting mean
 * that they did not. Such turns count logarithmically, since the first says most.
 */
export function coachAsked({ dossier }: Material): Signal | null {
  const texts = guidanceIn(dossier);
  if (texts.length === 0) return null;
  const asked = texts.filter((text) => text.includes('?')).length / texts.length;
  const told = texts.filter((text) => TELLS.test(text)).length;
  const corrected = texts.slice(1).filter((text) => CORRECTS.test(text)).length;
  const cost = TELL_COST * Math.log(1 + told) + CORRECT_COST * Math.log(1 + corrected);
  return signal(ASK_SPREAD * (asked - 0.5) - cost, null);
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
  return signal(points, did.filter(Boolean).join(' and '), { events });
}

const SPREAD = 24;
/** Pseudo-actions that draw the share towards one half, since few actions say little. */
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
  const did = `took ${own.length} of ${acted.length} actions in cowork yourself`;
  return signal(SPREAD * (share - 0.5), did, { events });
}

/** Asks for the work to be done or the answer to be given. */
const ASKS_ANSWER =
  /\b(?:what(?:'s| is) the (?:right |correct |final )?(?:answer|solution|result)|(?:just |please )?(?:tell|give|show) me (?:the|what|how)|can you (?:do|solve|write|finish|answer)|do it for me|i (?:don'?t|do not) know (?:how|what)|no idea|i give up|was ist die (?:antwort|lösung)|sag mir|gib mir|keine ahnung)\b/iu;
/** States an own idea and asks whether it is right. */
const TESTS_IDEA =
  /\b(?:would it|does that mean|could it be|is it (?:because|right that|true that)|if i|if we|should i|am i right|i (?:think|believe|assume|suspect|guess)|my (?:guess|hypothesis|idea)|wäre es|heißt das|könnte es|ich (?:glaube|denke|vermute))\b[^?]*\?/iu;

/** Asking for the answer lowers independence; asking about an own idea raises it. */
export function questions({ said }: Material): Signal | null {
  const asking = said.filter(({ text }) => ASKS_ANSWER.test(text) && !TESTS_IDEA.test(text));
  const testing = said.filter(({ text, stems }) => stems.length >= 2 && TESTS_IDEA.test(text));
  if (asking.length + testing.length === 0) return null;
  const points = 3 * Math.min(3, testing.length) - 5 * Math.min(3, asking.length);
  return asking.length > testing.length
    ? signal(points, 'asked for the answer', { quotes: asking.map(quoteOf) })
    : signal(points, 'tested your own idea with a question', { quotes: testing.map(quoteOf) });
}

/** Gives a reason, a choice or a check. */
const STEP =
  /\b(?:because|since|so that|therefore|which means|i (?:checked|tested|tried|compared|decided|chose|noticed|found|verified|started|calculated)|instead of|to (?:check|confirm|verify)|weil|deshalb|daher|ich habe (?:geprüft|verglichen|entschieden|versucht))\b|=/iu;

/** Counts turns with an own step, at most four, so that neither length nor splitting a turn adds points. */
export function ownSteps({ said }: Material): Signal | null {
  if (said.length === 0) return null;
  const steps = said.filter(({ text, stems }) => stems.length >= 3 && STEP.test(text));
  const turns = new Set(steps.map(({ turn }) => turn)).size;
  const did = turns > 0 ? 'took steps with reasons of your own' : null;
  return signal(2 * Math.min(4, turns) - 2, did, { quotes: steps.map(quoteOf) });
}
