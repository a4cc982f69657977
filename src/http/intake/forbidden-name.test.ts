import { expect, test } from 'vitest';
import { checkJson, type Names } from './check-json.ts';

const list = (text: string) => text.trim().split(/\s+/);

/** Whether `data` with this field is refused; the path has its names and array indexes divided by `>`. */
function refused(path: string, names: Names = 'event'): boolean {
  const value = path
    .split('>')
    .reduceRight<unknown>((inner, key) => (key === '0' ? [inner] : { [key]: inner }), 'x');
  return checkJson(names === 'event' ? { data: value } : value, names).length > 0;
}

/** Refused at any depth. */
const ANYWHERE = list(`
  emotion emotions Emotion emotion1 emotionScore emotional_state emotionlabel dominant-emotion currentEmotion userEmotion
  useremotion voiceEmotion emotionVector emotionAnalysis voiceprint voicePrint voice_prints ｅｍｏｔｉｏｎ emo\u200btion emo\u00adtion
  https://lms.example/emotion https://lms.example/emotion/ https://lms.example/x#emotion urn:lms:emotion`);

/** Refused only where a field is about the learner. */
const ABOUT_THE_LEARNER = list(`
  mood userMood moods currentMood mood_after affectiveState surprised seemsConfused learner_seems_frustrated angerPct
  sadness_pct isStressed stressed sentiment sentiments sentimentScore sentimentAnalysis valence arousal anger joy happiness
  sad fearScore frustration isFrustrated learnerFrustration anxiety_level feelings feelingScore affectScore stressLevel
  stress_score toneLabel excitement confused confusionScore isNervous irritation hostility smileIntensity laughter jitter
  jitterLocal shimmer loudness intonation pitchMean meanPitch pitchMeanHz mean_pitch_hz f0Mean audio audioUrl
  audio_features rawAudio waveform spectrogram prosody prosodicFeatures mfcc mfccs mfcc13 voicePitch voiceTone vocal_tone
  tone_of_voice toneOfVoice speech_rate speechRate speakingRate articulationRate vocalEnergy voiceEmbedding voiceFeatures
  facialExpression face_expressions fundamentalFrequency sentiment_analysis_results sentimentMagnitude moodRating moodEmoji
  emotionalTone emotional_tone_score audio_base64 embarrassment disappointmentScore isAmused distressLevel
  despair jealousy enthusiasm`);

/** Ordinary wherever they are. */
const ORDINARY = list(`
  tone pitch smiles stress audio_tokens marketSentiment emotionFreeVersion emotionTheoryEssay emotionalIntelligenceQuizId
  @emotion/react labels/prosody https://emotion.example/x voiceRateLimit text stage pitchDeck elevatorPitch salesPitch pitchCount fearOfMissingOut
  stressTest energy volume rate confidence interest surpriseParty motion promotion demotion remotion emote commotion remote
  moodle moodleId effect stressTestScore confusionMatrix spectralSequence rmsError zeroFrequency frequency prideMonth
  monotone prevalence equivalence facet interface surface locomotion joyride sadly voiceSession speechId wordsPerMinute
  earthquakeMagnitude ratingResult envyFreeDivision distressSignal delightfulDesign despairTheme resultVector baseUrl emojiCount
  durationMs engagement attention affected audit auditor lesson feature score level mean constructor value`);

test.each(ANYWHERE)('%s is refused anywhere', (name) => {
  const places = [name, `learner>${name}`, `a>${name}`, `a>0>b>${name}`];
  expect(places.filter((path) => !refused(path))).toEqual([]);
});

test.each(ABOUT_THE_LEARNER)('%s is refused where a field is about the learner', (name) => {
  const places = [
    name,
    `transcript>0>${name}`,
    `learner>${name}`,
    `a>currentUser>${name}`,
    `speakers>0>0>${name}`,
  ];
  expect(places.filter((path) => !refused(path))).toEqual([]);
  const others = [`a>${name}`, `a>0>${name}`, `learner>a>${name}`, `interface>${name}`];
  expect(others.filter((path) => refused(path))).toEqual([]);
});

test.each(ORDINARY)('%s is accepted', (name) => {
  const places = [name, `learner>${name}`, `a>${name}`, `transcript>0>${name}`];
  expect(places.filter((path) => refused(path))).toEqual([]);
});

test.each(
  list(
    'voice>0>pitchMeanHz face>expression voice>pitch speech>rate emotionTheory>anger analysis>emotionScore',
  ),
)('%s is refused', (path) => {
  expect(refused(path)).toBe(true);
});

test.each(
  list(`market>consumerSentiment nlp>sentiment ssml>prosody tts>speechRate power>fundamentalFrequencyHz tuning>pitchHz
    brandGuide>toneOfVoice train>mfcc reactions>confused usage>audio_tokens morph>Mood imu>pitch k8s>labels/prosody
    dependencies>@emotion/react voice>rateLimit voice>language user>pitch`),
)('%s is accepted', (path) => {
  expect(refused(path)).toBe(false);
});

test('a policy may not declare such fields of data, nor of an object about the learner', () => {
  const declared = 'types>a>schema>properties';
  const paths = ['mood', 'learner>properties>mood', 'voice>items>properties>tone', 'market>properties>mood'];
  expect(paths.map((path) => refused(`${declared}>${path}`, 'document'))).toEqual([true, true, true, false]);
  expect(refused('types>voice.session_ended>rate', 'document')).toBe(false);
});
