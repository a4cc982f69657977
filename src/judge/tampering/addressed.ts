import type { Topic } from './lexicon/lexicon.ts';
import { LIKELY, SURE } from './meetings.ts';
import { topicsOf } from './topics.ts';

/** Topics that must all be there, and those that must not. */
type Meeting = { with: Topic[]; without: Topic[] };

function meetingsOf(table: Partial<Record<Topic, string>>): Meeting[] {
  return Object.entries(table).flatMap(([topic, others]) =>
    others.split(',').map((meeting) => {
      const words = meeting.split(/\s+/u).filter((word) => word !== '');
      const without = words.filter((word) => word.startsWith('-')).map((word) => word.slice(1));
      const needed = [topic, ...words.filter((word) => !word.startsWith('-'))];
      return { with: needed as Topic[], without: without as Topic[] };
    }),
  );
}

const SURE_MEETINGS = meetingsOf(SURE);
const LIKELY_MEETINGS = meetingsOf(LIKELY);

function anyHolds(meetings: readonly Meeting[], topics: ReadonlySet<Topic>): boolean {
  return meetings.some(
    ({ with: needed, without }) =>
      needed.every((topic) => topics.has(topic)) && !without.some((topic) => topics.has(topic)),
  );
}

/** In a long sentence topics meet by chance, so they must meet within this many words. */
const WINDOW = 36;

function windowsOf(plain: string): string[] {
  const words = plain.split(' ');
  if (words.length <= WINDOW) return [plain];
  const windows: string[] = [];
  for (let from = 0; from + WINDOW / 2 < words.length; from += WINDOW / 2) {
    windows.push(words.slice(from, from + WINDOW).join(' '));
  }
  return windows;
}

/**
 * How surely a sentence in its plain form speaks to the grader and not about the work: 3 is sure, 2 is sure beside
 * another such sentence, 0 is neither.
 */
export function addressedWeight(plain: string): number {
  return windowsOf(plain).reduce((most, window) => Math.max(most, weightOf(topicsOf(window))), 0);
}

/** Topics that honest work has in every third sentence. */
const ORDINARY: ReadonlySet<Topic> = new Set<Topic>([
  'mine',
  'figure',
  'order',
  'others',
  'record',
  'changed',
  'mention',
  'emphatic',
  'asks',
]);

/** Whether a sentence in its plain form has any word at all of which requests to a grader are made. */
export function namesGrading(plain: string): boolean {
  return [...topicsOf(plain)].some((topic) => !ORDINARY.has(topic));
}

/** What nobody needs to explain a scale: somebody to judge by it, and calls to do so. */
const CALLS: readonly Topic[] = [
  'grader',
  'yourVerdict',
  'cancel',
  'note',
  'ifMachine',
  'imperative',
  'rate',
  'threat',
  'bribe',
  'unchecked',
];

function weightOf(topics: ReadonlySet<Topic>): number {
  if (topics.has('design') && !CALLS.some((call) => topics.has(call))) return 0;
  if (anyHolds(SURE_MEETINGS, topics)) return 3;
  return anyHolds(LIKELY_MEETINGS, topics) ? 2 : 0;
}
