import type { EventEvidence, Quote } from '../../core/verdict.ts';
import { SKILLS, type Skill } from '../../core/skill.ts';
import type { Dossier } from '../dossier/build.ts';
import { findQuote, textAt, type Found } from './find-quote.ts';
import { foldText } from './fold-text.ts';
import type { Score, ScoreStep, UnscoredCode } from '../answer.ts';
import { findThreats } from '../guard/find-threats.ts';
import { overlaps, placeOf, removedSpans, type Threat } from '../guard/threat.ts';

/** Why a quote or event was refused as evidence. */
type Refusal = 'not_found' | 'tampered' | 'same_again' | 'not_own_event' | 'wording_needed' | 'too_many';

export type GroundedSkill = { skill: Skill; score: Score; quotes: Quote[]; events: EventEvidence[] };

/** Link A's answer with only the verified evidence; `ungrounded` are skills without any. */
export type Grounded = {
  unscored: UnscoredCode | null;
  skills: GroundedSkill[];
  ungrounded: Skill[];
  refused: { skill: Skill; seq: number; text: string; why: Refusal }[];
  tampering: Threat[];
};

const MOST = 4;
const WHAT_LIMIT = 120;
/** Skills that events can prove without quotes: elapsed times, help used. */
const BY_EVENTS: ReadonlySet<Skill> = new Set(['speed', 'independence']);

type Place = { found: Found; text: string };

/** The same words count as one piece of evidence, in one place or two. */
function isSame(a: Place, b: Place): boolean {
  const isInOneText = a.found.turn === b.found.turn && a.found.piece === b.found.piece;
  return (isInOneText && overlaps(a.found, b.found)) || a.text.includes(b.text) || b.text.includes(a.text);
}

function groundSkill(
  dossier: Dossier,
  skill: Skill,
  score: Score,
  removed: ReturnType<typeof removedSpans>,
  refused: Grounded['refused'],
): GroundedSkill {
  const kept: Place[] = [];
  const refuse = (seq: number, text: string, why: Refusal) => refused.push({ skill, seq, text, why });
  for (const { seq, text } of score.quotes) {
    const all = findQuote(dossier.turns, seq, text);
    const found = all.find(
      (place) => !removed(placeOf(place.turn, place.piece)).some((span) => overlaps(span, place)),
    );
    if (found === undefined) {
      refuse(seq, text, all.length === 0 ? 'not_found' : 'tampered');
      continue;
    }
    const place = { found, text: foldText(text).folded.trim().toLowerCase() };
    if (kept.some((other) => isSame(other, place))) refuse(seq, text, 'same_again');
    else if (kept.length === MOST) refuse(seq, text, 'too_many');
    else kept.push(place);
  }
  const events: EventEvidence[] = [];
  for (const { seq, what } of score.events ?? []) {
    const own = dossier.events.some((event) => event.seq === seq && event.own);
    if (!BY_EVENTS.has(skill)) refuse(seq, what, 'wording_needed');
    else if (!own) refuse(seq, what, 'not_own_event');
    else if (events.some((event) => event.seq === seq)) refuse(seq, what, 'same_again');
    else if (kept.length + events.length >= MOST) refuse(seq, what, 'too_many');
    else events.push({ skill, seq, what: what.slice(0, WHAT_LIMIT).toWellFormed() });
  }
  const quotes = kept.map(({ found }) => ({ skill, seq: found.turn.seq, text: textAt(found) }));
  return { skill, score, quotes, events };
}

/** Keeps the evidence that is found word for word in the learner's own turns, or is the learner's own event. */
export function ground(dossier: Dossier, step: ScoreStep): Grounded {
  const tampering = findThreats(dossier);
  if ('unscored' in step) {
    return { unscored: step.unscored, skills: [], ungrounded: [], refused: [], tampering };
  }
  const removed = removedSpans(tampering);
  const refused: Grounded['refused'] = [];
  const skills: GroundedSkill[] = [];
  const ungrounded: Skill[] = [];
  for (const skill of SKILLS) {
    const score = step.scores[skill];
    if (score === undefined || score === 'no_evidence' || dossier.rubric.body.skills[skill] === undefined)
      continue;
    const checked = groundSkill(dossier, skill, score, removed, refused);
    if (checked.quotes.length + checked.events.length === 0) ungrounded.push(skill);
    else skills.push(checked);
  }
  return { unscored: null, skills, ungrounded, refused, tampering };
}
