import { expect, test } from 'vitest';
import { isForbiddenName } from './forbidden-name.ts';

const list = (text: string) => text.trim().split(/\s+/);

/** Refused at any depth. */
const ANYWHERE = list(`
  emotion emotions Emotion emotionScore emotional_state emotionlabel dominant-emotion userEmotion useremotion sentiment
  sentiments sentimentAnalysis prosody prosodicFeatures mfcc mfccs mfcc13 voiceprint voicePrint voicePitch pitchMeanHz mean_pitch_hz voiceTone
  vocal_tone tone_of_voice toneOfVoice speech_rate speechRate speakingRate articulationRate vocalEnergy voiceEmbedding
  facialExpression face_expressions fundamentalFrequency ｅｍｏｔｉｏｎ emo\u200btion emo\u00adtion`);

/** Refused only where a field is about the learner. */
const ABOUT_THE_LEARNER = list(`
  mood userMood moods valence arousal anger joy happiness sad fearScore frustration isFrustrated learnerFrustration
  anxiety_level feelings feelingScore affectScore stressLevel stress_score toneLabel excitement confused confusionScore
  isNervous irritation hostility smileIntensity laughter jitter shimmer loudness intonation pitchMean
  meanPitch f0Mean audio audioUrl audio_features rawAudio waveform spectrogram`);

/** Ordinary wherever they are. */
const ORDINARY = list(`
  tone pitch smiles stress audio_tokens text stage pitchDeck elevatorPitch salesPitch fearOfMissingOut stressTest energy
  volume rate confidence interest surpriseParty motion promotion demotion remotion emote commotion remote moodle moodleId
  effect stressTestScore confusionMatrix spectralSequence rmsError zeroFrequency frequency prideMonth monotone prevalence
  equivalence facet interface surface locomotion joyride sadly voice voiceSession speech speechId wordsPerMinute
  durationMs engagement attention affected audit auditor lesson feature score level mean __proto__ constructor value`);

test.each(ANYWHERE)('%s is refused anywhere', (name) => {
  expect([isForbiddenName(name, true), isForbiddenName(name, false)]).toEqual([true, true]);
});

test.each(ABOUT_THE_LEARNER)('%s is refused where a field is about the learner', (name) => {
  expect([isForbiddenName(name, true), isForbiddenName(name, false)]).toEqual([true, false]);
});

test.each(ORDINARY)('%s is accepted', (name) => {
  expect([isForbiddenName(name, true), isForbiddenName(name, false)]).toEqual([false, false]);
});
