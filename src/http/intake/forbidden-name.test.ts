import { expect, test } from 'vitest';
import { isForbiddenName } from './forbidden-name.ts';

const REFUSED =
  `emotion emotions Emotion emotionScore emotional_state emotionlabel dominant-emotion sentiment sentiments sentimentAnalysis
  mood userMood valence arousal anger joy happiness sad fearScore frustration isFrustrated learnerFrustration anxiety_level pitch pitches
  pitchMean mean_pitch_hz meanPitch voicePitch prosody prosodicFeatures tone_of_voice toneOfVoice voiceTone vocal_tone mfcc mfccs mfcc13
  audio audioUrl audio_features rawAudio waveform spectrogram speech_rate speechRate speakingRate voiceQuality jitter shimmer loudness
  intonation f0 f0Mean vocalEnergy ｅｍｏｔｉｏｎ émotion emociones Emotionen userEmotion useremotion emo\u200btion emo\u00adtion
  feelings feelingScore moodscore usermood toneofvoice affectScore stressLevel stress_score toneLabel excitement confused
  confusionScore isNervous irritation hostility facialExpression face_expressions smileIntensity laughter pitchJitter
  fundamentalFrequency zeroCrossingRate spectralCentroid rmsEnergy articulationRate hnr decibels voiceprint voicePrint voiceEmbedding
  Stimmung Gefühl Gefühle gefuehl Tonhöhe tonhoehe Sprechtempo Stimmlage Angst Wut`.split(/\s+/);

const TAKEN =
  `tone text stage pitchDeck elevatorPitch salesPitch fearOfMissingOut stress stressTest energy volume rate confidence interest
  surpriseParty motion promotion demotion remotion emote commotion remote moodle moodleId affect effect stressTestScore
  confusionMatrix spectralSequence rmsError zeroBased zeroFrequency frequency prideMonth monotone prevalence equivalence facet interface surface remote locomotion joyride sadly voice voiceSession speech speechId
  wordsPerMinute durationMs engagement attention affect affected audit auditor lesson feature __proto__ constructor value`.split(
    /\s+/,
  );

test.each(REFUSED)('%s is rejected as an emotion or audio feature', (name) => {
  expect(isForbiddenName(name)).toBe(true);
});

test.each(TAKEN)('%s is accepted', (name) => {
  expect(isForbiddenName(name)).toBe(false);
});
