/**
 * Touchstone never infers emotions, from voice or anything else, so no field for one may come in (design 7). Words that
 * name nothing else are refused wherever they stand in a name; words with an innocent sense only where they are the whole
 * name, or beside a word for the voice. So `tone` of a text passes and `toneOfVoice` does not.
 */
const ALWAYS = new Set(
  `emotion emotional emotive sentiment mood valence arousal affective prosody prosodic mfcc waveform spectrogram audio
  intonation timbre formant vocalics paralinguistic paralinguistics f0`.split(/\s+/),
);

/** Names of emotions and of audio features that also have an innocent sense. */
const ALONE = new Set(
  `anger angry joy joyful sadness sad happiness happy fear fearful disgust surprise anxiety anxious frustration frustrated
  boredom bored contempt pitch loudness jitter shimmer`.split(/\s+/),
);

/** A word of `ALONE` stays alone beside these. */
const QUALIFIERS = new Set(
  `score level value mean avg average min max std sd variance range median probability confidence intensity contour hz db
  feature curve track label detected index is has learner user student`.split(/\s+/),
);

const VOICE = new Set('voice vocal speech speaking spoken acoustic'.split(' '));
const VOICED = new Set(
  'tone pitch rate tempo pace energy volume loudness stress jitter shimmer quality pause feature'.split(' '),
);

/** Run together with another word, these still say what they are. */
const UNMISTAKABLE = /^(emotion|sentiment|prosod|mfcc)/;

function wordsOf(name: string): string[] {
  const spaced = name
    .normalize('NFKC')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  const words = spaced.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => singular(word));
}

function singular(word: string): string {
  if (ALWAYS.has(word) || ALONE.has(word)) return word;
  if (word.length < 4 || word.endsWith('ss')) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.replace(/(?<=ch|sh|x)es$|s$/, '');
}

/** Whether a field of this name would hold an emotion or an audio feature. */
export function isForbiddenName(name: string): boolean {
  // No name is that long, and looking at it would only cost.
  const words = wordsOf(name.slice(0, 200));
  if (words.some((word) => ALWAYS.has(word.replace(/(?<=.{3})\d+$/, '')) || UNMISTAKABLE.test(word)))
    return true;
  const rest = words.filter((word) => !QUALIFIERS.has(word) && !/^\d+$/.test(word));
  if (rest.length === 1 && ALONE.has(rest[0] as string)) return true;
  return words.some((word) => VOICE.has(word)) && words.some((word) => VOICED.has(word));
}
