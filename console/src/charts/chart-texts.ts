import { defineTexts } from '../i18n/texts.ts';

export const chartTexts = defineTexts(
  { asTable: 'Show as table', asChart: 'Show as chart', provisional: 'provisional' },
  { asTable: 'Als Tabelle zeigen', asChart: 'Als Grafik zeigen', provisional: 'vorläufig' },
);
