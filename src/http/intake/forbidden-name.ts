const words = (text: string) => new Set(text.trim().split(/\s+/));

/** Emotions and voiceprints, also within compound words, except `demotion` and `remotion`: refused at any depth. */
const EMOTION =
  /^(\p{L}*(?<!^[dr])emotion(s|al)?(score|level|label|state|detection|recognition)?|emotive|voiceprints?)$/u;

/** A field within an object of such a name is about the learner, as are fields with `emotion` in the object's name. */
const PEOPLE = words('learner student user speaker voice vocal speech face facial');

/** Words that do not change what a name denotes. */
const QUALIFIERS = words(`
  is has seem of current dominant detected before after raw data url uri base file value name type count analysis detection
  recognition result vector emoji`);

/** Ignored as well; beside a word of `MEASURED` they give it its meaning. */
const MEASURES = words(`
  score level value mean avg average median min max std sd variance range contour intensity index label probability
  confidence detected hz db curve feature pct percent state track local magnitude rating`);

/** Feelings and features of a voice that have other meanings too: refused where a field is about the learner. */
const WHOLE_NAME = words(`
  mood feeling sentiment affective valence arousal affect anger angry joy joyful sadness sad happiness happy fear fearful
  disgust surprise surprised anxiety anxious frustration frustrated boredom bored contempt excitement excited nervousness
  nervous shame ashamed embarrassment embarrassed disappointment disappointed amusement amused distress distressed despair
  hatred grief envy jealousy jealous enthusiasm enthusiastic delight delighted guilt irritation irritated annoyance annoyed confusion confused hostility loneliness lonely stressed
  smile laughter crying audio intonation timbre formant loudness jitter shimmer breathiness hoarseness waveform spectrogram
  prosody prosodic mfcc egemaps opensmile paralinguistic`);

/** Refused there only with a measure: alone they are ordinary, such as the stress of a beam and the pitch of a plane. */
const MEASURED = words('stress tone tonality calm calmness empathy pitch f0 hnr');

/** Refused there as a pair: a word of the first set and one of the second. */
const PAIRS = [
  [
    'voice vocal speech speaking spoken acoustic articulation syllable',
    'tone pitch rate tempo pace energy loudness stress jitter shimmer feature embedding print',
  ],
  ['face facial', 'expression landmark'],
  ['fundamental', 'frequency'],
].map((pair) => pair.map(words) as [Set<string>, Set<string>]);

/** The words of a name, in singular and without numbers; none for a name such as `@emotion/react`. Of an IRI, its end. */
function wordsOf(name: string): string[] {
  // Real names are shorter; the limit bounds the cost.
  const whole = name
    .slice(0, 200)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '');
  const plain = /^(https?|urn):/i.test(whole) ? whole.replace(/^.*[/#:](?=[^/#])|[/#]+$/gs, '') : whole;
  if (/[^\p{L}\p{M}\p{N}_\-. ]/u.test(plain)) return [];
  const spaced = plain
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replace(/\bvoice[_\-. ]print/g, 'voiceprint');
  const found = spaced.match(/[\p{L}\p{N}]+/gu) ?? [];
  return found
    .map((word) => singular(word.replace(/(?<=\p{L}{3})\d+$/u, '')))
    .filter((word) => !/^\d+$/.test(word));
}

function singular(word: string): string {
  if (WHOLE_NAME.has(word) || word.length < 4 || /[is]s$/.test(word)) return word;
  // A SMILES string describes a molecule.
  if (word === 'smiles') return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.replace(/(?<=ch|sh|x)es$|s$/, '');
}

const ignored = (word: string) => PEOPLE.has(word) || QUALIFIERS.has(word) || MEASURES.has(word);

/** Whether an object or array of this name is about the learner. */
export function isLearnersObject(name: string): boolean {
  return wordsOf(name).some((word) => PEOPLE.has(word) || EMOTION.test(word));
}

/** Whether a field name denotes an emotion, or a voiceprint, and nothing else. */
export function isEmotionName(name: string): boolean {
  const rest = wordsOf(name).filter((word) => !ignored(word));
  return rest.length > 0 && rest.every((word) => EMOTION.test(word));
}

/**
 * Whether the name of a field about the learner denotes an emotion, a feeling or a feature of a voice. `within`: the
 * name of the object of the field, which can be the first half of a pair.
 */
export function isFeelingName(name: string, within = ''): boolean {
  const found = wordsOf(name);
  const context = within === '' ? found : [...found, ...wordsOf(within)];
  const rest = found.filter((word) => !ignored(word));
  const isPair = PAIRS.some(
    ([one, other]) =>
      found.some((word) => other.has(word)) &&
      context.some((word) => one.has(word)) &&
      rest.every((word) => one.has(word) || other.has(word)),
  );
  if (isPair) return true;
  const isMeasure = found.some((word) => MEASURES.has(word) || EMOTION.test(word));
  const isFeeling = (word: string) =>
    EMOTION.test(word) || WHOLE_NAME.has(word) || (isMeasure && MEASURED.has(word));
  return rest.length > 0 && rest.every((word) => isFeeling(word));
}
