import { dayOf } from '../day-of.ts';
import { count, percent } from './format.ts';
import { fill, table, text, type Block, type Section } from './document.ts';
import type { Facts } from './gather.ts';

/** Logs must be kept for six months at least (Article 26 (6)). */
const MONTHS_DAYS = 183;

function retentionBlocks({ policy }: Facts): Block[] {
  const { payloadDays, dossierDays } = policy.retention ?? {};
  const kept = (days: number | undefined) =>
    days === undefined
      ? 'without limit'
      : `${days} days${days < MONTHS_DAYS ? ' (less than six months)' : ''}`;
  return [
    table(
      'How long texts are kept by the active policy',
      ['what', 'kept'],
      [
        ['texts of events', kept(payloadDays)],
        ['what a judge was given and answered', kept(dossierDays ?? payloadDays)],
        ['ledger, verdicts, corrections, hashes', 'without limit'],
      ],
    ),
  ];
}

/** Point 2 (d): what goes in. */
export function dataSection(facts: Facts): Section {
  return {
    title: 'Data',
    annex: '2 (d)',
    blocks: [
      text(
        'Data are the events that platforms send. They are the only source of verdicts and awards: no data about persons are bought, and none are inferred beyond the skills. Texts are quoted in verdicts and can be removed (erase, retention, archive) without changing a number.',
      ),
      table(
        'Events by type',
        ['type', 'events', 'with their text', 'first', 'last'],
        facts.events.map(({ type, events, withText, first, last }) => [
          type,
          count(events),
          `${count(withText)} (${percent(withText / events)})`,
          dayOf(first),
          dayOf(last),
        ]),
      ),
      ...retentionBlocks(facts),
      text(
        'The offline judge’s weights and cards come from texts that people scored; each card names its set, its number of texts and the agreement on texts that were held out (section “Accuracy”).',
      ),
      fill(
        'provenance',
        'Where the events come from, on which legal basis they are processed, and how learners’ ages and languages are distributed.',
      ),
      fill(
        'representative',
        'Whether the sets that the judges were measured on represent your learners, and what you did where they do not.',
      ),
    ],
  };
}
