const words = (text: string) => new Set(text.trim().split(/\s+/));

/**
 * Touchstone never infers emotions, from voice or anything else, so no field for one may come in (design 7). Words that
 * name nothing else are refused wherever they stand in a name; words with an innocent sense only where they are the whole
 * name, where they are measured, or beside their like. So `tone` of a text passes and `toneOfVoice` does not.
 */
const ALWAYS = words(`
  emotion emotional emotive sentiment mood valence arousal affective feeling stimmung gefuhl gefuhle gefuehl gefuehle
  prosody prosodic mfcc waveform spectrogram audio intonation timbre formant vocalics paralinguistic paralinguistics f0
  hnr zcr egemaps opensmile voiceprint breathiness hoarseness tonhohe tonhoehe stimmlage sprechtempo lautstarke`);

/** Names of emotions and of audio features that also have an innocent sense. */
const ALONE = words(`
  anger angry joy joyful sadness sad happiness happy fear fearful disgust surprise anxiety anxious frustration frustrated
  boredom bored contempt excitement excited enthusiasm enthusiastic nervousness nervous shame ashamed guilt irritation
  irritated annoyance annoyed confusion confused hostility loneliness lonely angst freude wut trauer
  smile laughter crying pitch loudness jitter shimmer decibel`);

/** Innocent by themselves; what is measured of them is not. */
const MEASURED = words('affect stress tone tonality calm calmness empathy');
const MEASURES = words('score level intensity index label probability detected hz db');

/** A word of `ALONE` stays alone beside these. */
const QUALIFIERS = words(`
  score level value mean avg average min max std sd variance range median probability confidence intensity contour hz db
  feature curve track label detected index is has learner user student`);

/** Refused together: a word of the first set beside one of the second. */
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

/** Run together with another word, these still say what they are; a demotion and a remotion are none. */
const UNMISTAKABLE =
  /(?<!^[dr])emo[tcz]ion|^sentim|^prosod|^mfcc|^(user|learner|student)?mood(score|level|label)?$|^(tone|pitch)ofvoice|^voice(tone|pitch)$/;

function wordsOf(name: string): string[] {
  const spaced = name
    .normalize('NFKD')
    // Accents, and what cannot be seen, make no other word of it.
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  const found = spaced.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return found.map((word) => singular(word));
}

function singular(word: string): string {
  if (ALWAYS.has(word) || ALONE.has(word) || MEASURED.has(word)) return word;
  if (word.length < 4 || word.endsWith('ss')) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.replace(/(?<=ch|sh|x)es$|s$/, '');
}

function isAlways(word: string): boolean {
  return ALWAYS.has(word.replace(/(?<=.{3})\d+$/, '')) || UNMISTAKABLE.test(word);
}

/** Whether a field of this name would hold an emotion or an audio feature. */
export function isForbiddenName(name: string): boolean {
  // No name is that long, and looking at it would only cost.
  const found = wordsOf(name.slice(0, 200));
  const holds = (set: ReadonlySet<string>) => found.some((word) => set.has(word));
  if (found.some(isAlways)) return true;
  const rest = found.filter((word) => !QUALIFIERS.has(word) && !/^\d+$/.test(word));
  if (rest.length > 0 && rest.every((word) => ALONE.has(word))) return true;
  if (rest.length === 1 && holds(MEASURED) && holds(MEASURES)) return true;
  return PAIRS.some(([one, other]) => holds(one) && holds(other));
}
