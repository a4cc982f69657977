import { element } from './element.ts';
import type { Moved } from './follow.ts';
import { SKILLS } from './skills.ts';
import type { Words } from './texts.ts';

const MOST_QUOTES = 3;
/** Smaller movements round to nothing. */
const LEAST = 0.05;

/** The newest verdict: what it moved, why, and who or what decided. */
export function moved(verdict: Moved | null, words: Words): Element {
  const section = element(
    'section',
    { 'aria-label': words.moved },
    element('div', { class: 'title' }, words.moved),
  );
  if (verdict === null) {
    section.append(element('p', { class: 'soft' }, words.nothingMoved));
    return section;
  }
  section.append(
    deltas(verdict, words),
    // In the language of the judge, which the answer does not name.
    element('p', { class: 'prose', lang: '' }, verdict.reason ?? ''),
    element('p', { class: 'soft small' }, judgeText(verdict, words), ' ', time(verdict.at, words)),
  );
  // One sentence may be evidence for several skills.
  const quotes = [...new Set(verdict.quotes.map(({ text }) => text))].slice(0, MOST_QUOTES);
  if (quotes.length > 0) {
    section.append(
      element(
        'details',
        {},
        element('summary', {}, words.quotes(quotes.length)),
        ...quotes.map((text) => element('blockquote', { class: 'prose', lang: '' }, text)),
      ),
    );
  }
  return section;
}

function deltas({ before, after }: Moved, words: Words): Element {
  const moves = SKILLS.map((name) => ({ name, by: after.skills[name].mean - before.skills[name].mean }))
    .filter(({ by }) => Math.abs(by) >= LEAST)
    .map(({ name, by }) =>
      element(
        'span',
        {},
        `${words[name]} `,
        element('span', { class: by > 0 ? 'up' : 'down' }, words.signed(by)),
      ),
    );
  return element('div', { class: 'deltas' }, ...(moves.length > 0 ? moves : [words.same]));
}

/** A judge is named as what it is: a program, a model, or a person. */
function judgeText({ source, judge, unscored }: Moved, words: Words): string {
  if (source === 'review') return words.judgePerson;
  if (source === 'void') return words.judgeVoid;
  if (unscored !== null) return words.judgeNone;
  return judge === null || judge.startsWith('offline') ? words.judgeOffline : words.judgeModel(judge);
}

function time(at: string, { language }: Words): Element {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return element('time', { datetime: at }, format.format(new Date(at)));
}
