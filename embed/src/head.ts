import { progressBar } from './bars.ts';
import { element } from './element.ts';
import type { Layer } from './follow.ts';
import type { Words } from './texts.ts';

/** Level, XP with what the next level needs, and what the next award multiplies by. */
export function head({ xp, workSkills }: Layer, words: Words): Element {
  const { total, level, nextLevelAt } = xp;
  const next =
    nextLevelAt === null
      ? words.noNext
      : words.toNext(words.whole(Math.max(0, nextLevelAt - total)), words.whole(level + 1));
  const factor = new Intl.NumberFormat(words.language, { maximumFractionDigits: 2 }).format(
    workSkills.multiplier,
  );
  return element(
    'div',
    { class: 'head' },
    figure(words.level, words.whole(level)),
    element(
      'div',
      { class: 'progress' },
      element(
        'div',
        { class: 'row' },
        element('span', { class: 'title' }, words.xp(words.whole(total))),
        element('span', { class: 'soft small' }, next),
      ),
      progressBar(total, nextLevelAt),
    ),
    figure(words.next, words.times(factor), 'end'),
  );
}

function figure(label: string, value: string, className = 'start'): Element {
  return element(
    'div',
    { class: className },
    element('div', { class: 'soft small' }, label),
    element('div', { class: 'figure' }, value),
  );
}
