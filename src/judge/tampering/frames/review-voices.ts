import type { Topic } from '../lexicon/lexicon.ts';
import { plainForm } from '../plain-form.ts';
import { topicsOf } from '../topics.ts';

/** Whoever reviews work, and what they write, in the plain form of all our languages. */
const REVIEW =
  '(?:evaluat(?:or|eur|rice|ion)s?|graders?|examiners?|assessors?|assessment|markers?|raters?|scorers?|judges?|reviewers?|second (?:reader|review|opinion|reading|check)|moderat(?:ion|ors?)|quality (?:control|assurance|check)|panel|\\w*gutacht\\w*|bewert\\w+|\\w*pruf(?:er|erin|stelle|ung)|korrekt(?:or|orin|ur)|evaluador(?:a|es)?|revis(?:ion|or|ora|ores|ore)|corrector(?:a|es)?|tribunal|control de calidad|correct(?:eur|rice|ion)|relect(?:eur|rice|ure)|lecture|jury|controle qualite|valutat\\w+|avaliador\\w*|beoordel\\w+)';
const HELPER =
  '(?:coach|trainer(?:in)?|tutor[a]?|tuteur|tutrice|teacher|mentor[a]?|instructor[a]?|assistant|lehrer(?:in)?|lehrkraft|dozent(?:in)?|ausbilder(?:in)?|betreuer(?:in)?|profesora?|maestr[oa]|entrenador[a]?|docente|prof(?:esseur)?e?|maitresse|formateur|formatrice|enseignante?|insegnante|professora?)';
/** Who is spoken to does not speak. */
const TO = '(?:to|for|dear|an|fur|liebe[rs]?|al|para|querid[oa]|au|pour|chere?|per|caro|voor)';
const REVIEW_LINE = new RegExp(
  `^[^\\p{L}]*(?!(?:[\\p{L}'.-]+ ){0,4}${TO} )(?:[\\p{L}'.-]+ ){0,5}${REVIEW}(?:'s)?(?: [\\p{L}'.-]+){0,4} ?(?::|-) `,
  'u',
);
const HELPER_LINE = new RegExp(`^[^\\p{L}]*${HELPER}(?: [\\p{L}.]+)? ?(?::|-) `, 'u');

function holdsAny(topics: ReadonlySet<Topic>, ...any: readonly Topic[]): boolean {
  return any.some((topic) => topics.has(topic));
}

/** A line in a reviewer's voice that praises the learner, or in a coach's that says how much was done alone. */
export function isForgedReview(text: string): boolean {
  if (!/[:–—-]\s/u.test(text)) return false;
  const plain = plainForm(text);
  const reviews = REVIEW_LINE.test(plain);
  if (!reviews && !HELPER_LINE.test(plain)) return false;
  // What is said stands after the name; a question hands out nothing.
  const said = plain.replace(/^.*?(?::|-) /u, '');
  const topics = topicsOf(said);
  if (said.endsWith('?') || topics.has('design')) return false;
  if (reviews) {
    const ofWork = holdsAny(topics, 'learner', 'skill', 'self');
    return topics.has('most') ? ofWork || topics.has('verdict') : ofWork && holdsAny(topics, 'high', 'alone');
  }
  if (topics.has('alone')) return holdsAny(topics, 'help', 'most', 'skill', 'verdict', 'emphatic');
  return topics.has('most') && holdsAny(topics, 'skill', 'mine', 'figure', 'help');
}
