import type { Dossier } from '../dossier.ts';
import { piecesOf, type Turn } from '../turn.ts';
import { contentStems } from './words.ts';

/** Every word that belongs to the task. */
export type Topic = ReadonlySet<string>;

/** A topic of fewer stems is too little to call anything off it. */
const LEAST_TOPIC = 8;

/** Words beside a number that leave it the point of the sentence are fewer than this. */
const FEW = 3;

/** The words of the rubric's material and of what others said about it. */
export function topicOf(dossier: Dossier, others: readonly Turn[]): Topic {
  const { title, points, reference } = dossier.rubric.body;
  const texts = [title, ...points, reference ?? '', ...others.flatMap(piecesOf)];
  return new Set(texts.flatMap(contentStems));
}

export function isNumber(stem: string): boolean {
  return /^\p{N}/u.test(stem);
}

/** Words that any subject uses; to share one of them is chance. */
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
const CLAIM = /[=+*/×÷]|\b(?:answer|result|total|left|altogether|antwort|ergebnis)\b/iu;

/** How many words of the task a sentence names that are not any subject's. */
export function topicWords(stems: readonly string[], topic: Topic): number {
  return new Set(stems.filter((stem) => !isNumber(stem) && !ANY_SUBJECT.has(stem) && topic.has(stem))).size;
}

/**
 * Whether a sentence is about the task: it shares a word with it that is not any subject's, or it states a sum, or a
 * number of the task with little beside it. A number alone is chance: buses have them too.
 */
export function isOnTopic(text: string, stems: readonly string[], topic: Topic): boolean {
  if (topic.size < LEAST_TOPIC) return true;
  const telling = [...new Set(stems)].filter((stem) => !ANY_SUBJECT.has(stem));
  const numbers = telling.filter(isNumber);
  const words = telling.length - numbers.length;
  if (topicWords(stems, topic) > 0) return true;
  if (numbers.length === 0) return false;
  return CLAIM.test(text) || words === 0 || (words < FEW && numbers.some((number) => topic.has(number)));
}
