import { DESIGN } from './lexicon/design.ts';
import { ENGLISH } from './lexicon/english.ts';
import { FRENCH } from './lexicon/french.ts';
import { GERMAN } from './lexicon/german.ts';
import { GRADERS } from './lexicon/graders.ts';
import { TOPICS, type Lexicon, type Topic } from './lexicon/lexicon.ts';
import { OTHERS, UNBOUND } from './lexicon/other-languages.ts';
import { PRESSURE } from './lexicon/pressure.ts';
import { REQUESTS } from './lexicon/requests.ts';
import { SHORTCUTS } from './lexicon/shortcuts.ts';
import { SPANISH } from './lexicon/spanish.ts';
import { STANDING } from './lexicon/standing.ts';
import { TELLINGS } from './lexicon/tellings.ts';
import { VERDICTS } from './lexicon/verdicts.ts';

const BOUND = [
  ENGLISH,
  GERMAN,
  SPANISH,
  FRENCH,
  OTHERS,
  GRADERS,
  VERDICTS,
  REQUESTS,
  PRESSURE,
  SHORTCUTS,
  DESIGN,
];
/** Looked for beside the others: one pattern of all would be too long to be compiled well. */
const BESIDE = [STANDING, TELLINGS];

function patternOf(topic: Topic, lexicons: readonly Lexicon[], loose: Lexicon): RegExp {
  // Without words of its own a topic is counted below, and its pattern matches nothing.
  const bound = lexicons.flatMap((lexicon) => lexicon[topic] ?? []).join('|') || '(?!)';
  const unbound = loose[topic] === undefined ? '' : `|${loose[topic]}`;
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${bound})(?![\\p{L}\\p{N}_])${unbound}`, 'u');
}

const PATTERNS = [
  ...TOPICS.map((topic) => ({ topic, pattern: patternOf(topic, BOUND, UNBOUND) })),
  ...TOPICS.filter((topic) => BESIDE.some((lexicon) => lexicon[topic] !== undefined)).map((topic) => {
    return { topic, pattern: patternOf(topic, BESIDE, {}) };
  }),
];

const SKILL =
  /\b(?:(independence|selbststandigkeit|independencia|autonomie|autonomia)|(quality|qualitat|calidad|qualite|qualita)|(communication|kommunikation|comunicacion|comunicazione)|(speed|tempo|velocidad)|(overall))\b/gu;

/** Three skills, or two of which one is independence: at work they are not named together. */
function namesSkills(plain: string): boolean {
  const found = new Set<number>();
  for (const match of plain.matchAll(SKILL))
    found.add(match.slice(1).findIndex((group) => group !== undefined));
  return found.size >= 3 || (found.size === 2 && found.has(0));
}

/** As many points as there are: "30 out of 30". Other numbers stand in sums and in counts of tests. */
const FULL_COUNT =
  /(?<![\p{L}\d.,+*/x-] ?)(?<count>5|6|10|12|15|20|25|30|40|50|60|80|100|120)(?:\/| ?(?:out of|von|sur|su|sobre|de|van|na) )\k<count>(?![\d.,/*+x-]\d| ?(?:tests?|=|[*x+/]))/u;

/** What a sentence in its plain form speaks of. */
export function topicsOf(plain: string): ReadonlySet<Topic> {
  const found = new Set(PATTERNS.filter(({ pattern }) => pattern.test(plain)).map(({ topic }) => topic));
  if (namesSkills(plain)) found.add('skills');
  if (FULL_COUNT.test(plain)) found.add('most').add('figure');
  return found;
}
