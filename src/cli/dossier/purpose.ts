import { dayOf } from '../day-of.ts';
import { count } from './format.ts';
import { fill, list, table, text, type Section } from './document.ts';
import type { Facts } from './gather.ts';

const ELEMENTS = list(
  'Signal: every event of a learner (chat turn, note, voice session, work, scenario, presentation) is stored once and numbered.',
  'Award: a deterministic rule pays XP for each event: base of its type × multiplier of the learner’s tier. The policy holds both; the ledger holds each award with what it was computed from.',
  'Verdict: when an event completes a piece of work, a judge reads it against a rubric and gives each skill a band, with quotes that must be found word for word in the learner’s own text. A second call checks the first and cannot change a number.',
  'Measurement: a filter over all verdicts (judge’s card, confidence, age of the evidence) keeps mean and standard deviation of independence, quality, communication and speed, and of overall. Tier and multiplier follow from overall.',
  'Correction: a person may uphold, change or void each verdict, award or event. The records before stay; XP is settled by later entries.',
);

/** Points 1 and 2 (a) to (c): what it is for and how it works. */
export function purposeSections({ installation, learners, prefix }: Facts, release: string): Section[] {
  const scope = prefix === '' ? 'all learners' : `learners whose ids begin with ${prefix}`;
  return [
    {
      title: 'General description',
      annex: '1',
      blocks: [
        text(
          'Touchstone keeps a read of four work-skills and their overall for each learner and turns it into merit-based XP, levels and a comparison with the requirements of jobs. Evaluating learning outcomes, and steering learning by them, is a high-risk use (Regulation (EU) 2024/1689, Annex III, point 3 (b)). If the comparison with jobs is used to select or promote people, point 4 applies too.',
        ),
        table(
          'This installation',
          ['what', 'value'],
          [
            ['release', release],
            ['made', dayOf(installation.createdAt)],
            ['epoch (renewed by a restore)', installation.epoch],
            ['Postgres', installation.postgres],
            ['scope of this document', scope],
            ['learners', count(learners.learners)],
            ['of them erased', count(learners.erased)],
            ['of them with a tier', count(learners.rated)],
            ['ledger entries', count(learners.entries)],
            ['verdicts and corrections of verdicts', count(learners.calibrations)],
          ],
        ),
        fill(
          'purpose',
          'What this installation is used for, by whom, and for which decisions about learners.',
        ),
        fill(
          'provider',
          'Name and address of the provider, and of the deployer; who is responsible for this document.',
        ),
        fill(
          'persons',
          'Which people are evaluated (ages, courses or jobs, countries), and how they were told (Article 26 (11)).',
        ),
        fill(
          'hardware',
          'Hardware and services that the installation runs on, and where; other systems that send events or read results.',
        ),
        fill('instructions', 'The instructions for use that the people who work with it were given.'),
      ],
    },
    {
      title: 'How it is built and how it decides',
      annex: '2 (a) to (c)',
      blocks: [
        ELEMENTS,
        text(
          'No model is trained by Touchstone. Judges are either the built-in offline judge, whose rules and fitted weights are files of the release, or models of others that are asked over their API; their names and versions stand with each verdict (section “Judges”). ARCHITECTURE.md and docs/judge.md describe the design and rejected alternatives.',
        ),
        fill(
          'resources',
          'Computing resources that were used to develop, test and run the system, as far as they are yours.',
        ),
      ],
    },
  ];
}
