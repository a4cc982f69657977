const words = (text: string) => new Set(text.trim().split(/\s+/));

/**
 * Names that can only mean a feeling or a feature of a voice: refused at any depth. Also within compound words, except
 * `demotion` and `remotion`.
 */
const UNMISTAKABLE =
  /^(\p{L}*(?<!^[dr])emotion(s|al)?(score|level|label|state|detection|recognition)?|emotive|(tone|pitch)ofvoice|sentiments?|prosod(y|ic)|mfccs?\d*|egemaps|opensmile|voiceprints?|paralinguistics?)$/u;

/** A word of the first set beside one of the second in one name is unmistakable too. */
const PAIRS = [
  [
    'voice vocal speech speaking spoken acoustic articulation syllable',
    'tone pitch rate tempo pace energy loudness stress jitter shimmer feature embedding print',
  ],
  ['pitch loudness', 'hz db contour'],
  ['face facial', 'expression landmark'],
  ['fundamental', 'frequency'],
].map((pair) => pair.map(words) as [Set<string>, Set<string>]);

/** Feelings and features of a voice that have other meanings too: refused where a field is about the learner. */
const WHOLE_NAME = words(`
  mood feeling valence arousal affect anger angry joy joyful sadness sad happiness happy fear fearful disgust surprise
  anxiety anxious frustration frustrated boredom bored contempt excitement excited nervousness nervous shame ashamed guilt
  irritation irritated annoyance annoyed confusion confused hostility loneliness lonely smile laughter crying
  audio intonation timbre formant loudness jitter shimmer breathiness hoarseness waveform spectrogram`);

/** Refused there only with a measure: alone they are ordinary, such as the stress of a beam and the pitch of a plane. */
const MEASURED = words('stress tone tonality calm calmness empathy pitch f0 hnr');
const MEASURES = words(`
  score level value mean avg average median min max std sd variance range contour intensity index label probability
  confidence detected hz db curve feature`);

/** Ignored when deciding whether a word is the whole name. */
const OWNERS = words('is has learner user student speaker raw data url file track detected');

function wordsOf(name: string): string[] {
  const spaced = name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  const found = spaced.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return found.map((word) => singular(word));
}

function singular(word: string): string {
  if (WHOLE_NAME.has(word) || word.length < 4 || word.endsWith('ss')) return word;
  // A SMILES string describes a molecule.
  if (word === 'smiles') return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.replace(/(?<=ch|sh|x)es$|s$/, '');
}

/**
 * Whether a field name denotes a feeling or a feature of a voice. `aboutLearner`: the field is one of the objects that
 * the product reads, so ambiguous names count as well.
 */
export function isForbiddenName(name: string, aboutLearner: boolean): boolean {
  // Real names are shorter; the limit bounds the cost.
  const found = wordsOf(name.slice(0, 200));
  const holds = (set: ReadonlySet<string>) => found.some((word) => set.has(word));
  if (found.some((word) => UNMISTAKABLE.test(word))) return true;
  if (PAIRS.some(([one, other]) => holds(one) && holds(other))) return true;
  if (!aboutLearner) return false;
  const named = found.filter((word) => !OWNERS.has(word) && !/^\d+$/.test(word));
  const rest = named.filter((word) => !MEASURES.has(word));
  if (rest.length === 0) return false;
  return rest.every((word) => WHOLE_NAME.has(word) || (MEASURED.has(word) && named.length > rest.length));
}
