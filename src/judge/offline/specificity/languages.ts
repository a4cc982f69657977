/** Small closed classes of one language, and what its past tense looks like. No words of any subject. */
export type Language = {
  /** Whether names have capitals and other nouns do not. */
  namesStandOut: boolean;
  numbers: ReadonlySet<string>;
  /** Past forms that do not follow the rule. */
  past: ReadonlySet<string>;
  pastRule: RegExp;
  /** What joins a step to its cause, time or condition. */
  joins: ReadonlySet<string>;
  /** Prepositions of place and direction. */
  places: ReadonlySet<string>;
  /** Doubt, vague amounts and judgements that name nothing. */
  vague: ReadonlySet<string>;
  /** Forms of "be" in the present: what is so in general and was not done. */
  being: ReadonlySet<string>;
  /** Endings of abstract nouns and adjectives. */
  abstract: RegExp;
};

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/u));
}

const ENGLISH: Language = {
  namesStandOut: true,
  numbers:
    setOf(`two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand half twice third quarter dozen`),
  past: setOf(`was were had did went found made got told took saw wrote ran gave came said knew kept left put set cut let read
    sent held stood brought thought felt met lost paid sold built spent began broke chose drew drove fell grew spoke threw
    wore rose bought caught taught hung led won hid sat shut rang lay stuck swept slept split`),
  pastRule: /^\p{L}{2,}ed$/u,
  joins: setOf(`because since so therefore until when after before once while then although if instead`),
  places:
    setOf(`under over behind beside between through by from into onto off out at down up near around inside outside
    below above next`),
  vague:
    setOf(`maybe perhaps probably possibly might could would may seem seems think believe guess somewhat rather quite
    fairly mostly generally usually often sometimes overall basically essentially obviously certainly always various several
    some many things thing stuff way ways everything something anything kind sort important properly appropriate necessary
    relevant good well sure`),
  being: setOf(`is are be being been am it's that's`),
  abstract:
    /^\p{L}{2,}(?:tions?|ments?|ness|ity|ities|ances?|ences?|isms?|ships?|hood|ology|ive|ical|ial|ous|ful)$/u,
};

const GERMAN: Language = {
  namesStandOut: false,
  numbers:
    setOf(`zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn
    achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend halb halbe halben
    zweimal dreimal dutzend viertel`),
  past: setOf(`war waren hatte hatten ging fand kam sah nahm gab ließ schrieb hielt stand lag blieb fiel rief lief trug zog
    wusste konnte musste wollte sollte`),
  pastRule: /^(?:ge\p{L}{3,}(?:t|en)|\p{L}{3,}(?:iert|te|ten|tet))$/u,
  joins: setOf(
    'weil da deshalb daher denn bis als nachdem bevor wenn dann damit sodass statt wegen trotzdem obwohl',
  ),
  places: setOf('unter über hinter neben zwischen durch aus vom zum im am beim an auf bei'),
  vague:
    setOf(`vielleicht wohl eigentlich ziemlich meist meistens generell allgemein grundsätzlich insgesamt oft manchmal
    verschiedene einige viele dinge sachen alles etwas irgendwie wichtig gut möglich könnte würde entsprechend natürlich
    immer sicher bestimmt`),
  being: setOf('ist sind sein bin'),
  abstract: /^\p{L}{2,}(?:ung|ungen|heit|keit|heiten|keiten|schaft|ität|ismus|tion|tionen)$/u,
};

export const LANGUAGES: Readonly<Record<'english' | 'german', Language>> = {
  english: ENGLISH,
  german: GERMAN,
};
