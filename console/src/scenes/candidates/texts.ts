import { defineTexts } from '../../i18n/texts.ts';

export const texts = defineTexts(
  {
    title: 'Candidates',
    shared: 'Who shares with you',
    blind: 'You see numbers only: no names, and no texts of anyone’s work.',
    none: 'Nobody shares with you yet',
    noneText: (id: string) => `People share from their own page; they need your id, ${id}.`,
    candidate: 'Candidate',
    tier: 'Tier',
    overall: 'Overall',
    level: 'Level',
    since: 'Shared since',
  },
  {
    title: 'Kandidaten',
    shared: 'Wer mit Ihnen teilt',
    blind: 'Sie sehen nur Zahlen: keine Namen und keine Texte aus jemandes Arbeit.',
    none: 'Noch teilt niemand mit Ihnen',
    noneText: (id: string) => `Geteilt wird auf der eigenen Seite; dafür wird Ihre Kennung gebraucht: ${id}.`,
    candidate: 'Kandidat',
    tier: 'Stufe',
    overall: 'Insgesamt',
    level: 'Level',
    since: 'Geteilt seit',
  },
);
