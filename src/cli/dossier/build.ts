import { accuracySection } from './accuracy.ts';
import { dataSection } from './data.ts';
import type { DossierDocument } from './document.ts';
import type { Facts } from './gather.ts';
import { limitsSection, restSections } from './limits.ts';
import { changesSection, logsSection } from './logs.ts';
import { oversightSection } from './oversight.ts';
import { purposeSections } from './purpose.ts';

/** The technical documentation in the order of Annex IV of Regulation (EU) 2024/1689. It names no learner and no reviewer. */
export function buildDossier(facts: Facts, release: string): DossierDocument {
  return {
    title: 'Technical documentation of Touchstone',
    subtitle: [
      `Written ${new Date(facts.at).toISOString()} by touchstone dossier from the installation’s own ledger, verdicts, cards and reviews, in the order of Annex IV of Regulation (EU) 2024/1689 (AI Act).`,
      'What the installation cannot know is marked and left to the deployer. The document is no legal advice, and does not say whether the law’s requirements are met.',
    ],
    sections: [
      ...purposeSections(facts, release),
      dataSection(facts),
      oversightSection(facts),
      accuracySection(facts),
      logsSection(facts),
      limitsSection(facts),
      changesSection(facts),
      ...restSections(),
    ],
  };
}
