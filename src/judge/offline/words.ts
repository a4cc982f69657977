import { UNSPACED_CHARACTER } from '../../core/scripts.ts';
import { reveal } from '../guard/plain-text.ts';

/** What the offline judge knows about a language: function words and word forms, no subject words. */
export type Language = {
  /** They carry no meaning, so sharing them proves nothing; they also identify the language. */
  stop: ReadonlySet<string>;
  /** Whether all nouns are capitalized, so that capitals do not mark names. */
  nounsHaveCapitals: boolean;
  /** First-person pronouns. */
  self: ReadonlySet<string>;
  /** Words after "I" that do not say what the writer did: auxiliaries, opinions, intentions. */
  idle: ReadonlySet<string>;
  /** Forms that describe something done. */
  past: RegExp;
  /** Where, when, in which order, why. */
  links: ReadonlySet<string>;
  /** Small numbers and words that are exact: all, none, both. */
  exact: ReadonlySet<string>;
  /** Words that are vague about what, how many or how well: some, things, usually. */
  vague: ReadonlySet<string>;
  /** Words that express doubt: perhaps, might, I think. */
  hedges: ReadonlySet<string>;
  negations: ReadonlySet<string>;
  /** Present forms for what is generally so rather than what was done: "be", "can" and "must". */
  general: ReadonlySet<string>;
  /** Endings of abstract nouns and adjectives. */
  abstract: RegExp;
};

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/u));
}

const ENGLISH: Language = {
  nounsHaveCapitals: false,
  stop: words(
    `a about above after again all also am an and any are as at be because been before being below between both but by
    can cannot could did do does doing don down during each etc every few for from further get gets had has have having he
    her here hers him his how i if in into is it its itself just let like ll made make makes many may me might more most
    much must my no nor not now of off on once one only or other our out over own per re same shall she should so some
    such t s than that the their them then there these they this those through thus to too under until up upon us use used
    uses using ve very via was way we well were what when where which while who whom whose why will with within without
    would yes you your`,
  ),
  self: words('i we'),
  idle: words(
    `am m was were are have ve had d has do did does will ll would could should can cannot may might must think believe feel
    felt hope guess know see understand tried try want wanted made make always never also really just consider suppose say`,
  ),
  past: /^(?:was|were|had|did|got|\p{L}{2,}ed)$/u,
  links: words(
    `at on in into onto off out up down under over behind by from through back between inside outside below above against
    along beside round around away next so because since when then until till once after before while where instead first
    again later now`,
  ),
  exact: words(
    `all none every each half both nothing only twice double same whole empty nobody one two three four five six seven eight
    nine ten eleven twelve third quarter`,
  ),
  vague: words(
    `some several various thing things something somewhat many lot overall general generally kind sort ways certain really quite rather usual usually often always everything everyone well good better certainly naturally think believe feel hope`,
  ),
  hedges: words(
    `may might perhaps maybe probably possibly seem seems seemed assume guess suppose afraid unsure sure likely actually`,
  ),
  negations: words('not no never t'),
  general: words('is are be been being can should must will'),
  abstract:
    /^\p{L}{2,}(?:tions?|ments?|ness|ity|ities|ances?|ences?|isms?|ships?|hood|ology|ive|ical|ial|ous|ful)$/u,
};

const GERMAN: Language = {
  nounsHaveCapitals: true,
  stop: words(
    `ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist da dabei damit
    dann das dass daß dein deine dem den denn der des dessen dich die dies diese diesem diesen dieser dieses dir doch dort
    du durch ein eine einem einen einer eines er es etwa etwas euch für gegen gewesen hab habe haben hat hatte hatten hier
    hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in indem ins ist ja jede jedem jeden jeder jedes jetzt
    kann kannst können könnte machen man mehr mein meine meinem meinen meiner mich mir mit muss musst müssen nach nicht
    noch nun nur ob oder ohne sehr sein seine seinem seinen seiner sich sie sind so solche soll sollen sollte sondern
    sonst sowie um und uns unser unter vom von vor war waren was weil welche welchem welchen welcher welches wenn wer
    werde werden wie wieder will wir wird wirst wo wollen während würde würden zu zum zur zwar zwischen über`,
  ),
  self: words('ich wir'),
  idle: words(
    `bin war waren sind hab habe haben hatte hatten werde werden wurde wurden will wollte kann könnte konnte sollte soll muss
    musste darf denke glaube finde hoffe weiß möchte mir mich uns`,
  ),
  past: /^(?:war|waren|hatte|hatten|wurden?|ge\p{L}{2,}(?:t|en))$/u,
  links: words(
    `an am auf in im ins aus unter über hinter vor von neben zwischen bei beim nach durch gegen oben unten hinten vorne
    hinaus heraus raus rein weg zurück weil da als dann wenn bis seit seither nachdem bevor während damit deshalb daher
    denn danach zuerst wieder jetzt nun`,
  ),
  exact: words(
    `alle alles kein keine keiner jeder jede jedes jeden halb hälfte beide nichts nur doppelt gleich ganz leer niemand ein
    eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf drittel viertel`,
  ),
  vague: words(
    `einige mehrere verschiedene ding dinge etwas viele viel insgesamt generell allgemein irgendwie gewisse bestimmte eher recht ziemlich gut besser immer natürlich eben denke glaube hoffe sicher würde könnte`,
  ),
  hedges: words(
    `vielleicht wohl wahrscheinlich vermutlich möglicherweise eventuell scheint schien eigentlich allerdings dürfte`,
  ),
  negations: words('nicht nie kein keine keinen'),
  general: words('ist sind sei sein wird werden kann soll muss man'),
  abstract:
    /^\p{L}{2,}(?:ungs?|ungen|heit|keit|heiten|keiten|schaft|ität|ismus|tion|tionen|nis|lich\p{L}{0,2})$/u,
};

const FRENCH: Language = {
  nounsHaveCapitals: false,
  stop: words(
    `le la les l un une des de du d et est a à au aux en dans sur pour par avec que qui qu ce cette ces il elle ils elles on
    nous vous je j me m se s sa son ses mon ma mes ne n pas plus ou mais où était été avait ont y`,
  ),
  self: words('je j nous'),
  idle: words('suis étais ai avais avons sommes pense crois sens peux dois veux me m ne n'),
  past: /^(?:était|étaient|avait|avaient|\p{L}{2,}ée?s?)$/u,
  links: words(
    `dans sur sous derrière devant entre chez vers par contre près haut bas parce quand puis alors donc car jusque depuis après
    avant pendant ensuite lorsque d abord`,
  ),
  exact: words(
    'tous tout toute aucun aucune chaque moitié deux trois quatre cinq six sept huit neuf dix rien seulement même personne',
  ),
  vague: words(
    `certains certaines plusieurs divers chose choses quelque quelques beaucoup général globalement bien bon toujours plutôt assez pense crois`,
  ),
  hedges: words(`peut être probablement semble pourrait devrait`),
  negations: words('ne n pas jamais'),
  general: words('est sont être peut doit faut'),
  abstract: /^\p{L}{2,}(?:tions?|ments?|ités?|ismes?|ances?|ences?)$/u,
};

const SPANISH: Language = {
  nounsHaveCapitals: false,
  stop: words(
    `el la los las un una unos unas de del y e o u que en a al con por para su sus se lo le les me mi mis es son era fue
    como más pero no sí ya este esta esto ese esa yo nos nuestro ha he hay muy`,
  ),
  self: words('yo nosotros'),
  idle: words('soy era estoy estaba he había creo pienso puedo quiero debo me no'),
  past: /^(?:era|eran|había|habían|\p{L}{2,}(?:é|í|ó|aron|ieron|amos|imos))$/u,
  links: words(
    `en sobre bajo detrás delante entre por contra junto arriba abajo porque cuando luego entonces hasta desde después antes
    mientras así pues`,
  ),
  exact: words(
    'todos todo toda ningún ninguno cada mitad ambos nada solo mismo misma dos tres cuatro cinco seis siete ocho nueve diez nadie',
  ),
  vague: words(
    `algunos algunas varios diversos cosa cosas algo mucho muchos general bien bueno siempre bastante creo pienso`,
  ),
  hedges: words(`quizá quizás tal vez probablemente parece podría debería`),
  negations: words('no nunca'),
  general: words('es son ser está están puede debe hay'),
  abstract: /^\p{L}{2,}(?:ción|ciones|mientos?|dad|dades|ismos?|ancia|encia|mente)$/u,
};

const DUTCH: Language = {
  nounsHaveCapitals: false,
  stop: words(
    `de het een en van in op te dat die is was zijn met voor niet aan er maar om hij zij ze we wij ik je mijn haar ook als
    dan bij door naar uit nog wel of hebben heb had wordt werd dit deze zo`,
  ),
  self: words('ik we wij'),
  idle: words('ben was waren zijn heb hebben had zal zou kan kon moet denk geloof vind hoop weet wil'),
  past: /^(?:was|waren|had|hadden|werd|ge\p{L}{2,}(?:t|d|en))$/u,
  links: words(
    `op in aan uit onder over achter voor van naast tussen bij naar door tegen boven beneden links rechts weg terug omdat toen
    dan tot sinds nadat voordat terwijl dus want daarna eerst nu weer`,
  ),
  exact: words(
    'alle alles geen elke elk ieder half helft beide niets alleen dubbel zelfde heel leeg een twee drie vier vijf zes zeven acht negen tien niemand',
  ),
  vague: words(
    `sommige enkele verschillende ding dingen iets veel algemeen bepaalde vrij goed beter altijd natuurlijk denk geloof hoop zou`,
  ),
  hedges: words(`misschien wellicht waarschijnlijk lijkt leek eigenlijk`),
  negations: words('niet nooit geen'),
  general: words('is zijn wordt worden kan moet men'),
  abstract: /^\p{L}{3,}(?:ing|ingen|heid|heden|teit|tie|ties|isme|schap|lijk\p{L}?)$/u,
};

export const LANGUAGES = { english: ENGLISH, german: GERMAN, french: FRENCH, spanish: SPANISH, dutch: DUTCH };

const ALL: readonly Language[] = Object.values(LANGUAGES);
/** About half of a text's words are function words of its language; below this share it is another language. */
const LEAST_SHARE = 0.15;

/** The language with most function words in the text, null if it is none of the five. */
export function languageOf(given: readonly string[]): Language | null {
  const counted = ALL.map((language) => ({
    language,
    count: given.filter((word) => language.stop.has(word)).length,
  }));
  const most = counted.reduce((a, b) => (b.count > a.count ? b : a));
  return most.count > 0 && most.count >= LEAST_SHARE * given.length ? most.language : null;
}

/** Function words of all five languages, so that they can be skipped without knowing the language. */
const STOP_WORDS: ReadonlySet<string> = new Set(ALL.flatMap(({ stop }) => [...stop]));

/** Runs of letters and digits, and pairs of letters in scripts without spaces; a number keeps its decimal point. */
const WORD = new RegExp(
  `\\p{N}+(?:[.,]\\p{N}+)*|(?:${UNSPACED_CHARACTER}){1,2}|(?:(?!${UNSPACED_CHARACTER})[\\p{L}\\p{M}])+`,
  'gu',
);
const SUFFIXES =
  /(?:ations?|ments?|ness(?:es)?|ingly|ungen|ung|heiten|heit|keiten|keit|lichen|liche[rs]?|lich|ischen?|ing|ings|edly|ed|ies|ers?|en|em|es|ly|e|s|n|t)$/u;
const SHORTEST_STEM = 4;

/**
 * Strips English and German suffixes repeatedly, so that "collisions" and "collision" have the same stem.
 * Snowball's stems of the same answers agree less with people's scores (.53 against .63 over 3,009).
 */
function stemOf(word: string): string {
  const plain = word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/gu, 'ss');
  let stem = plain;
  for (;;) {
    const shorter = stem.replace(SUFFIXES, '');
    if (shorter === stem || shorter.length < SHORTEST_STEM) return stem;
    stem = shorter;
  }
}

/** Words of a text as a reader sees them, in order. */
export function tokensOf(text: string): string[] {
  return reveal(text).match(WORD) ?? [];
}

/** The words of a text in lower case. */
export function wordsOf(text: string): string[] {
  return tokensOf(text.toLowerCase());
}

/** Stems of the content words in order: no function words, no single letters. */
export function contentStems(text: string): string[] {
  const stems: string[] = [];
  for (const word of wordsOf(text)) {
    if (STOP_WORDS.has(word)) continue;
    if (word.length > 1 || /\p{N}/u.test(word)) stems.push(stemOf(word));
  }
  return stems;
}
