import type { Material } from './material.ts';
import { clampReading, type SkillReading } from './signal.ts';
import { wordsOf } from './words.ts';

/** Communication: sentences of readable length that give specifics. */
export function readCommunication({ said }: Material): SkillReading | null {
  if (said.length === 0) return null;
  const lengths = said.map((sentence) => wordsOf(sentence.text).length);
  const readable = lengths.filter((length) => length >= 5 && length <= 28).length / lengths.length;
  const specific = said.filter((sentence) =>
    /\p{N}|\b(?:because|since|therefore|so that|for example|weil|daher|zum Beispiel)\b/iu.test(sentence.text),
  );
  const quoted = specific.length > 0 ? specific : said;
  return {
    x: clampReading(25 + 30 * readable + 25 * (specific.length / said.length)),
    confidence: said.length >= 3 ? 0.75 : 0.5,
    quotes: quoted.slice(0, 2).map(({ turn, text }) => ({ seq: turn.seq, text })),
    events: [],
    did: 'wrote in sentences that can be followed',
    next: 'give the answer first and the detail after it',
  };
}
