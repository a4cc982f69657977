import { intervalBar } from './bars.ts';
import { element } from './element.ts';
import type { Layer } from './follow.ts';
import type { Words } from './texts.ts';

export const SKILLS = ['independence', 'quality', 'communication', 'speed'] as const;

type Read = { mean: number; interval: number[]; tier: string | null; provisional: boolean };

/** The four skills and their roll-up, each as a bar with its interval and the same in words. */
export function skills({ workSkills }: Layer, words: Words): Element {
  return element(
    'section',
    { 'aria-label': words.skills },
    element(
      'ul',
      { role: 'list' },
      ...SKILLS.map((name) => row(words[name], workSkills.skills[name], words)),
      overall(workSkills, words),
    ),
    element('p', { class: 'soft small' }, words.legend),
  );
}

/** The row of overall; the only one of the compact variant. */
export function overall({ overall }: Layer['workSkills'], words: Words): Element {
  return row(words.overall, overall, words);
}

function row(name: string, { mean, interval, tier, provisional }: Read, words: Words): Element {
  const [low = 0, high = 100] = interval;
  const tierText = words[(tier ?? 'unrated') as 'unrated'];
  return element(
    'li',
    {},
    element(
      'div',
      { class: 'row' },
      element(
        'span',
        {},
        element('span', { class: 'title' }, name),
        ` ${tierText}`,
        provisional && element('span', { class: 'mark' }, ` · ${words.provisional}`),
      ),
      element(
        'span',
        { class: 'soft' },
        words.reading(words.whole(mean), words.whole(low), words.whole(high)),
      ),
    ),
    intervalBar(mean, interval, provisional),
  );
}
