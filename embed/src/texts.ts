const en = {
  title: 'Progress',
  level: 'Level',
  xp: (total: string) => `${total} XP`,
  toNext: (missing: string, level: string) => `${missing} XP to level ${level}`,
  noNext: 'The next level needs more skill, not more XP',
  next: 'Next award',
  times: (multiplier: string) => `× ${multiplier}`,
  skills: 'Skills',
  overall: 'Overall',
  independence: 'Independence',
  quality: 'Quality',
  communication: 'Communication',
  speed: 'Speed',
  unrated: 'not rated yet',
  underperforming: 'underperforming',
  developing: 'developing',
  solid: 'solid',
  strong: 'strong',
  exceptional: 'exceptional',
  provisional: 'provisional',
  reading: (mean: string, low: string, high: string) => `${mean}, likely ${low} to ${high}`,
  legend: 'The band is where the skill lies with 95 % probability. A broken band is provisional.',
  moved: 'What moved last, and why',
  nothingMoved: 'Nothing has moved yet. The first finished piece of work does.',
  same: 'no change',
  judgeOffline: 'Read by the offline judge: a program that reads words and not their meaning.',
  judgeModel: (name: string) => `Read by ${name}: a language model, which can be wrong.`,
  judgePerson: 'Decided by a person.',
  judgeNone: 'Could not be read, so nothing changed.',
  judgeVoid: 'The work was withdrawn, and what it had moved was reversed.',
  quotes: (count: number) => (count === 1 ? 'The words behind it' : `The ${count} quotes behind it`),
  award: (xp: string, total: string) => `${xp} XP. Total ${total}.`,
  reached: (level: string) => `Level ${level}.`,
  live: 'live',
  behind: 'reconnecting',
  connecting: 'loading',
  refused: 'This progress cannot be shown: the access has ended or was not given.',
  unknown: 'Nothing to show yet. It comes with the first event.',
};

type Texts = typeof en;

const de: Texts = {
  title: 'Fortschritt',
  level: 'Stufe',
  xp: (total) => `${total} XP`,
  toNext: (missing, level) => `noch ${missing} XP bis Stufe ${level}`,
  noNext: 'Die nächste Stufe braucht mehr Können, nicht mehr XP',
  next: 'Nächste Belohnung',
  times: (multiplier) => `× ${multiplier}`,
  skills: 'Fähigkeiten',
  overall: 'Insgesamt',
  independence: 'Selbstständigkeit',
  quality: 'Qualität',
  communication: 'Kommunikation',
  speed: 'Tempo',
  unrated: 'noch nicht eingestuft',
  underperforming: 'ungenügend',
  developing: 'im Aufbau',
  solid: 'solide',
  strong: 'stark',
  exceptional: 'herausragend',
  provisional: 'vorläufig',
  reading: (mean, low, high) => `${mean}, wohl ${low} bis ${high}`,
  legend: 'Im Band liegt die Fähigkeit mit 95 % Wahrscheinlichkeit. Ein unterbrochenes Band ist vorläufig.',
  moved: 'Was sich zuletzt bewegt hat, und warum',
  nothingMoved: 'Noch hat sich nichts bewegt. Die erste fertige Arbeit bewegt etwas.',
  same: 'keine Änderung',
  judgeOffline: 'Gelesen vom Offline-Judge: einem Programm, das Wörter liest und nicht ihre Bedeutung.',
  judgeModel: (name) => `Gelesen von ${name}: einem Sprachmodell, das sich irren kann.`,
  judgePerson: 'Von einem Menschen entschieden.',
  judgeNone: 'Konnte nicht gelesen werden, also hat sich nichts geändert.',
  judgeVoid: 'Die Arbeit wurde zurückgezogen und ihre Wirkung rückgängig gemacht.',
  quotes: (count) => (count === 1 ? 'Die Worte dahinter' : `Die ${count} Zitate dahinter`),
  award: (xp, total) => `${xp} XP. Zusammen ${total}.`,
  reached: (level) => `Stufe ${level}.`,
  live: 'live',
  behind: 'verbindet neu',
  connecting: 'lädt',
  refused: 'Dieser Fortschritt kann nicht gezeigt werden: Der Zugang ist abgelaufen oder fehlt.',
  unknown: 'Noch nichts zu zeigen. Es beginnt mit dem ersten Ereignis.',
};

const LANGUAGES: Record<string, Texts> = { en, de };

export type Words = Texts & {
  language: string;
  whole: (number: number) => string;
  signed: (number: number) => string;
};

/** The texts and number formats of a language such as `de-CH`; English for those that are not translated. */
export function wordsOf(tag: string): Words {
  const [short = ''] = tag.toLowerCase().split('-');
  const texts = LANGUAGES[short] ?? en;
  const language = short in LANGUAGES ? tag : 'en';
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const signed = new Intl.NumberFormat(language, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  return {
    ...texts,
    language,
    whole: (number) => whole.format(number),
    signed: (number) => signed.format(number),
  };
}
