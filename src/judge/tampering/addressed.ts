import { TOPICS } from './topics.ts';

const SKILL =
  /\b(?:independence|quality|communication|speed|overall|selbstständigkeit|qualität|kommunikation|independencia|calidad|comunicación|qualité|indépendance)\b/giu;
const HIGH =
  /\b(?:5|five|9\d|100|10\/10|5\/5|max(?:imum)?|top|highest|exceptional|perfect|strong|excellent)\b/iu;

/** Nobody calls these by their names at work but a judge. */
const SKILL_ONLY =
  /\b(?:independence|work-?skills|overall (?:score|band|tier)|selbstständigkeit|independencia|indépendance)\b/iu;
/** The order to leave something aside reaches what it names; somebody telling that they did so gives no order. */
const NEAR = 90;
const TELLS = /\b(?:i|we|they|he|she|ich|wir)\s+(?:(?!you\b)\p{L}+\s+){0,3}$/iu;

function skillsIn(text: string): number {
  return new Set(text.toLowerCase().match(SKILL)).size;
}

/** A call to leave aside the rules, or the one who scores, with no long way between the two. */
function cancels(text: string): boolean {
  const call = TOPICS.cancel.exec(text);
  if (call === null || TELLS.test(text.slice(0, call.index))) return false;
  const around = text.slice(Math.max(0, call.index - NEAR / 2), call.index + call[0].length + NEAR / 2);
  return TOPICS.rules.test(around) || TOPICS.grader.test(around);
}

/**
 * How surely a sentence speaks to the grader and not about the work: 3 and more is sure, 2 is sure beside another
 * such sentence. Each topic alone is ordinary language; only their meeting in one sentence is not. Give it revealed text.
 */
export function addressedWeight(text: string): number {
  const on = (topic: keyof typeof TOPICS): boolean => TOPICS[topic].test(text);
  const [grader, order, verdict, most, self] = [
    on('grader'),
    on('order'),
    on('verdict'),
    on('most'),
    on('self'),
  ];
  const [machine, judgeWord, high] = [on('machine'), on('verdictOnly'), HIGH.test(text)];
  const skills = skillsIn(text);
  let weight = 0;
  if (cancels(text) || on('note')) weight += 3;
  if (on('turnInto')) weight += verdict || grader || machine || self || on('rules') || most ? 3 : 2;
  if (on('unseen')) weight += 3;
  if (on('spare') && (on('judging') || skills > 0 || grader)) weight += 3;
  if (on('authority') && (most || (verdict && self))) weight += 3;
  if (grader) weight += order || verdict || most ? 2 : 1;
  if (grader && (self || most)) weight += 1;
  if (order && most && (verdict || self)) weight += self ? 3 : 2;
  if (machine && order && verdict && self) weight += 2;
  if (self && most && verdict) weight += 3;
  if (judgeWord && most) weight += 2;
  if (on('past') && (judgeWord || skills > 1 || SKILL_ONLY.test(text) || self || (skills > 0 && most)))
    weight += high || most ? 3 : 1;
  if (skills > 0 && judgeWord && (most || high)) weight += 3;
  if (skills >= 3 && (high || most)) weight += 3;
  if (skills >= 2 && order && (high || most)) weight += 2;
  return weight;
}
