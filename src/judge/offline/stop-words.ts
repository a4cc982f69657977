/** Function words of English: they join meanings and carry none, so sharing them proves nothing. */
const ENGLISH: ReadonlySet<string> = new Set(
  `a about above after again all also am an and any are as at be because been before being below between both but by
  can cannot could did do does doing don down during each etc every few for from further get gets had has have having he
  her here hers him his how i if in into is it its itself just let like ll made make makes many may me might more most
  much must my no nor not now of off on once one only or other our out over own per re same shall she should so some
  such t s than that the their them then there these they this those through thus to too under until up upon us use used
  uses using ve very via was way we well were what when where which while who whom whose why will with within without
  would yes you your`.split(/\s+/u),
);

/** The same of German. */
const GERMAN: ReadonlySet<string> = new Set(
  `ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist da dabei damit
  dann das dass daß dein deine dem den denn der des dessen dich die dies diese diesem diesen dieser dieses dir doch dort
  du durch ein eine einem einen einer eines er es etwa etwas euch für gegen gewesen hab habe haben hat hatte hatten hier
  hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in indem ins ist ja jede jedem jeden jeder jedes jetzt
  kann kannst können könnte machen man mehr mein meine meinem meinen meiner mich mir mit muss musst müssen nach nicht
  noch nun nur ob oder ohne sehr sein seine seinem seinen seiner sich sie sind so solche soll sollen sollte sondern
  sonst sowie um und uns unser unter vom von vor war waren was weil welche welchem welchen welcher welches wenn wer
  werde werden wie wieder will wir wird wirst wo wollen während würde würden zu zum zur zwar zwischen über`.split(
    /\s+/u,
  ),
);

export const STOP_WORDS: ReadonlySet<string> = new Set([...ENGLISH, ...GERMAN]);

function countIn(words: readonly string[], language: ReadonlySet<string>): number {
  return words.filter((word) => language.has(word)).length;
}

/** Whether words are German rather than English, by their function words. One that both have decides nothing. */
export function isGerman(words: readonly string[]): boolean {
  return countIn(words, GERMAN) > countIn(words, ENGLISH);
}

/** In a text of another language fewer of the words than this happen to be function words of one of the two. */
const LEAST_SHARE = 0.2;

/** The language of a text by the share of its function words; null where it is neither of the two. */
export function languageOf(words: readonly string[]): 'english' | 'german' | null {
  const german = isGerman(words);
  if (countIn(words, german ? GERMAN : ENGLISH) <= LEAST_SHARE * words.length) return null;
  return german ? 'german' : 'english';
}
