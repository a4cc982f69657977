import type { Database } from '../database.ts';
import { comparedReadings } from './compared-readings.ts';
import { countAppeals } from './count-appeals.ts';
import { countCalibrations } from './count-calibrations.ts';
import { countDecisions } from './count-decisions.ts';
import { countEvents } from './count-events.ts';
import { countLearners } from './count-learners.ts';
import { installationFacts } from './installation-facts.ts';
import { learnerPage } from './learner-page.ts';
import { reviewItems } from './review-items.ts';
import { documentVersions } from './document-versions.ts';

/** Counts for the technical documentation of an installation, learner page by learner page: no statement reads all. */
export function createDocumentation(database: Database) {
  return {
    installation: () => installationFacts(database),
    page: (page: Parameters<typeof learnerPage>[1]) => learnerPage(database, page),
    learners: (learners: readonly number[]) => countLearners(database, learners),
    events: (learners: readonly number[]) => countEvents(database, learners),
    calibrations: (learners: readonly number[]) => countCalibrations(database, learners),
    readings: (learners: readonly number[]) => comparedReadings(database, learners),
    items: (learners: readonly number[]) => reviewItems(database, learners),
    decisions: (learners: readonly number[]) => countDecisions(database, learners),
    appeals: (learners: readonly number[]) => countAppeals(database, learners),
    versions: (ranges: readonly number[]) => documentVersions(database, ranges),
  };
}
