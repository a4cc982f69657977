const words = (text: string) => new Set(text.trim().split(/\s+/));

/**
 * Touchstone never infers emotions, so events may not carry fields for them (design 7). Unambiguous words are rejected
 * anywhere in a name; ambiguous words only as the whole name, with a measure, or next to a related word. So `tone` is
 * accepted and `toneOfVoice` is not.
 */
const ALWAYS = words(`
  emotion emotional emotive sentiment mood valence arousal affective feeling stimmung gefuhl gefuhle gefuehl gefuehle
  prosody prosodic mfcc waveform spectrogram audio intonation timbre formant vocalics paralinguistic paralinguistics f0
  hnr zcr egemaps opensmile voiceprint breathiness hoarseness tonhohe tonhoehe stimmlage sprechtempo lautstarke`);

/** Emotions and audio features that also have another meaning: rejected as the whole name. */
const WHOLE_NAME = words(`
  anger angry joy joyful sadness sad happiness happy fear fearful disgust surprise anxiety anxious frustration frustrated
  boredom bored contempt excitement excited enthusiasm enthusiastic nervousness nervous shame ashamed guilt irritation
  irritated annoyance annoyed confusion confused hostility loneliness lonely angst freude wut trauer
  smile laughter crying pitch loudness jitter shimmer decibel`);

/** Accepted by themselves, rejected with one of `MEASURES`. */
const MEASURED = words('affect stress tone tonality calm calmness empathy');
const MEASURES = words('score level intensity index label probability detected hz db');

/** Ignored when deciding whether a word of `WHOLE_NAME` is the whole name. */
const QUALIFIERS = words(`
  score level value mean avg average min max std sd variance range median probability confidence intensity contour hz db
  feature curve track label detected index is has learner user student`);

/** A word of the first set together with one of the second is rejected. */
const PAIRS = [
  [
    'voice vocal speech speaking spoken acoustic articulation syllable',
    'tone pitch rate tempo pace energy volume loudness stress jitter shimmer quality pause feature embedding print',
  ],
  ['face facial', 'expression landmark feature'],
  ['fundamental', 'frequency'],
  ['zero', 'crossing'],
  ['spectral rms', 'centroid rolloff flux bandwidth contrast flatness energy'],
].map((pair) => pair.map(words) as [Set<string>, Set<string>]);

/** Recognized inside compound words, except `demotion` and `remotion`. */
const UNMISTAKABLE =
  /(?<!^[dr])emo[tcz]ion|^sentim|^prosod|^mfcc|^(user|learner|student)?mood(score|level|label)?$|^(tone|pitch)ofvoice|^voice(tone|pitch)$/;

function wordsOf(name: string): string[] {
  const spaced = name
    .normalize('NFKD')
    // Ignore accents and invisible characters.
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  const found = spaced.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return found.map((word) => singular(word));
}

function singular(word: string): string {
  if (ALWAYS.has(word) || WHOLE_NAME.has(word) || MEASURED.has(word)) return word;
  if (word.length < 4 || word.endsWith('ss')) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.replace(/(?<=ch|sh|x)es$|s$/, '');
}

function isAlways(word: string): boolean {
  return ALWAYS.has(word.replace(/(?<=.{3})\d+$/, '')) || UNMISTAKABLE.test(word);
}

/** Whether a field name denotes an emotion or an audio feature. */
export function isForbiddenName(name: string): boolean {
  // Real names are shorter; the limit bounds the cost.
  const found = wordsOf(name.slice(0, 200));
  const holds = (set: ReadonlySet<string>) => found.some((word) => set.has(word));
  if (found.some(isAlways)) return true;
  const rest = found.filter((word) => !QUALIFIERS.has(word) && !/^\d+$/.test(word));
  if (rest.length > 0 && rest.every((word) => WHOLE_NAME.has(word))) return true;
  if (rest.length === 1 && holds(MEASURED) && holds(MEASURES)) return true;
  return PAIRS.some(([one, other]) => holds(one) && holds(other));
}
