import { defineTexts } from '../i18n/texts.ts';

export const SKILLS = ['independence', 'quality', 'communication', 'speed'] as const;
export type Skill = (typeof SKILLS)[number];

export const skillTexts = defineTexts(
  {
    overall: 'Overall',
    independence: 'Independence',
    quality: 'Quality',
    communication: 'Communication',
    speed: 'Speed',
  },
  {
    overall: 'Insgesamt',
    independence: 'Selbstständigkeit',
    quality: 'Qualität',
    communication: 'Kommunikation',
    speed: 'Tempo',
  },
);
