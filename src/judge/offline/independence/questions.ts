import type { Material } from '../material.ts';
import { quoteOf, signal, type Signal } from '../signal.ts';

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
  const says =
    asking.length > testing.length ? 'asked for the answer' : 'tested your own idea with a question';
  return signal(points, says, { quotes: (asking.length > testing.length ? asking : testing).map(quoteOf) });
}
