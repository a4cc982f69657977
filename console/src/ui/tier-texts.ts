import { defineTexts } from '../i18n/texts.ts';

export const tierTexts = defineTexts(
  {
    unrated: 'unrated',
    underperforming: 'underperforming',
    developing: 'developing',
    solid: 'solid',
    strong: 'strong',
    exceptional: 'exceptional',
  },
  {
    unrated: 'ohne Stufe',
    underperforming: 'ungenügend',
    developing: 'im Aufbau',
    solid: 'solide',
    strong: 'stark',
    exceptional: 'herausragend',
  },
);
