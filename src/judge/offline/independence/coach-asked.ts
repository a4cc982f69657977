import { piecesOf } from '../../dossier/turn.ts';
import type { Material } from '../material.ts';
import { guidanceOf } from './guidance.ts';
import { signal, type Signal } from '../signal.ts';

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
  const texts = guidanceOf(dossier).map((turn) => piecesOf(turn).join('\n'));
  if (texts.length === 0) return null;
  const asked = texts.filter((text) => text.includes('?')).length / texts.length;
  const telling = texts.filter((text) => TELLS.test(text)).length;
  const corrected = texts.slice(1).filter((text) => CORRECTS.test(text)).length;
  return signal(
    ASK_SPREAD * (asked - 0.5) - TELL_COST * Math.log(1 + telling) - CORRECT_COST * Math.log(1 + corrected),
    null,
  );
}
