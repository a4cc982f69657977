import type { Dossier } from '../dossier/build.ts';
import { piecesOf, type Turn } from '../dossier/turn.ts';
import { withDigits } from './numbers.ts';
import { contentStems } from './words.ts';

/** Every word that belongs to the task. */
export type Topic = ReadonlySet<string>;

/** With fewer stems than this, nothing is treated as off topic. */
const LEAST_TOPIC = 8;

/** With fewer foreign words than this beside it, a number is still the point of the sentence. */
const FEW = 3;

/** The stems of the rubric and of what the other speakers said. */
export function topicOf(dossier: Dossier, others: readonly Turn[]): Topic {
  const { title, points, reference = '' } = dossier.rubric.body;
  const texts = [title, ...points, reference, ...others.flatMap(piecesOf)];
  return new Set(texts.flatMap((text) => contentStems(withDigits(text))));
}

export function isNumber(stem: string): boolean {
  return /^\p{N}/u.test(stem);
}

/** Words that any subject uses; sharing one of them is chance. */
const ANY_SUBJECT: ReadonlySet<string> = new Set(
  contentStems(
    `all always aspect basically believe bit case certain certainly clear clearly come comes coming consider considered
    considering day depend depends different difficult easy end ends especially everyone everybody everything fact feel find
    first general generally go goes going good great happen hard help here hope idea important interesting issue keep kind
    know life like long look lot make matter mean mind moment need new nice often old open opinion other own part people
    perhaps person perspective place point possible probably question quite real really right say see sense side simple
    simply something sometimes sort start still sure take talk tell thing think time today topic true try understand
    usual usually view want way week well whole word work world year yesterday
    allgemein allgemeinen arbeit darauf dazu einmal geben gibt art aspekt bestimmt betrachten beispiel denken dinge ding eigentlich einfach ende erst fall
    finden frage ganz gehen generell genau gewiss glauben grundsätzlich gut helfen immer jahr jeder kommen kommt leben leicht
    leute lieb manchmal meinung mensch möglich natürlich neu oft ort punkt richtig sache sagen schön schwer sehen seite
    sicher sinn spielen stellen tag teil thema tun verschieden verschiedene verschiedenen versuchen viel vielleicht wahr
    weg weise welt wert wichtig wissen woche wort zeit ziemlich`,
  ),
);
/** Words about answers and corrections: they occur in every task and belong to no subject. */
const OF_ANSWERS: ReadonlySet<string> = new Set(
  contentStems(
    `above task exercise problem actual actually again anymore answer apparently back hold holds last line message myself please believe belief calculate calculation case change claim compute conclusion
    correct correction cross delete disagree disregard double doubt earlier equal equals error exact exactly false final finally
    forget figure get give guess ignore incorrect instead latest left longer mark meant message miscalculated misread mistake
    mistaken multiply nonsense none nothing number opposite original out previous quantity reasoning remain result retract reverse
    right round said scrap scratch second solution solve solved sorry statement stand strike subtract sum supposed take taken
    therefore thought thoughts total true untrue value wait withdraw withdrawn work wrong wrote yes no oops hmm divide divided
    altogether add added plus minus times percent mind never claimed
    antwort aufgabe ergebnis falsch fehler richtig doch rechnung lösung geirrt vertan verrechnet gegenteil zurück nehme ziehe vergiss
    vergessen stimmt irrtum equivoqué equivocado estaba trompé insgesamt summe zahl wert also somit bleibt bleiben macht andersherum`,
  ),
);

/** Words about how work is done, which rubrics use for any subject. */
const OF_METHOD: ReadonlySet<string> = new Set(
  contentStems(
    `against another arrives asked asks attempt attempts check checks checked checking confirm confirms confirmed done example
    examples explains explained gives given goes kept named names next notice notices promise said says suggestion suggestions
    test tests tested accurate alternative appropriate approach arguments assumption assumptions choice clarity coherent compare complete concise
    conclude conclusions context counter criteria data decision describe description detail details evidence evaluate explain
    explanation facts finding given ground identify implication include interpret judgement justify limit limitation limits list
    logic method name naming order outline plan present presents process provide reader reason reasons reasoned reasoning
    recommend recommendation relevant requirement risk show shows source sources specific state states statement step steps
    strategy structure structured summary support supported term terms trade transparent uncertainty use uses verify weigh
    annahme annahmen begründung begründen belege beleg nennen nennt prüfen prüft quelle quellen schritt schritte grenze grenzen
    vorgehen methode erklären erklärt zeigen zeigt vergleichen vergleicht`,
  ),
);

/**
 * Whether a text describes how to work and names no content: such a rubric point cannot be matched against the
 * words of good work.
 */
export function isOfMethod(stems: readonly string[]): boolean {
  return stems.every((stem) => !isTelling(stem) || OF_METHOD.has(stem)) && !stems.some(isNumber);
}

/** Whether a word belongs to a subject. */
export function isTelling(stem: string): boolean {
  return !isNumber(stem) && !ANY_SUBJECT.has(stem) && !OF_ANSWERS.has(stem);
}

/** Subject words of a sentence that are not in the topic. */
export function foreignWords(stems: readonly string[], topic: Topic): string[] {
  return [...new Set(stems)].filter((stem) => isTelling(stem) && !topic.has(stem));
}

/** More numbers than this with nothing between them are a list, not a result. */
const FEW_NUMBERS = 6;
/** A sum belongs to the task if this many of its numbers are known; one could match by chance. */
const OPERANDS = 2;
const SUM = /[=+*/×÷]|\d\s*(?:x|-|−|plus|minus|times)\s*\d/iu;

/**
 * Whether numbers without a topic word are on topic. A bare result is, and so is a sum with numbers of the task;
 * any other sum is off topic. Beside foreign words, only a known number counts.
 */
function isNumberOnTopic(
  text: string,
  numbers: readonly string[],
  foreign: number,
  isKnown: (number: string) => boolean,
): boolean {
  const known = numbers.filter(isKnown).length;
  if (foreign > 0) return known > 0 && foreign < FEW;
  if (SUM.test(text) && numbers.length > 1) return known >= Math.min(OPERANDS, numbers.length - 1);
  return numbers.length <= FEW_NUMBERS;
}

/** How many distinct subject words of a sentence are in the topic. */
export function topicWords(stems: readonly string[], topic: Topic): number {
  return new Set(stems.filter((stem) => isTelling(stem) && topic.has(stem))).size;
}

/**
 * Whether a sentence is about the task: it shares a subject word with the topic, or states a number that fits.
 * `found` are the numbers that the learner reached before.
 */
export function isOnTopic(
  text: string,
  stems: readonly string[],
  topic: Topic,
  found: ReadonlySet<string> = new Set(),
): boolean {
  if (topic.size < LEAST_TOPIC) return true;
  if (topicWords(stems, topic) > 0) return true;
  const numbers = [...new Set(stems)].filter(isNumber);
  const isKnown = (number: string) => topic.has(number) || found.has(number);
  return numbers.length > 0 && isNumberOnTopic(text, numbers, foreignWords(stems, topic).length, isKnown);
}
